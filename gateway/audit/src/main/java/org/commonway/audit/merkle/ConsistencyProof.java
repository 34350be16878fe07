package org.commonway.audit.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The shortest list of hashes by which a larger tree is shown to begin with all leaves of a smaller one, in their order
 * (RFC 9162, section 2.1.4). As with {@link InclusionProof}, sizes come from the checkpoints that the roots come from.
 *
 * @param first the smaller size, at least 1: from an empty tree there is nothing to prove
 * @param second the larger size, or the same
 * @param path at most 64 hashes; none if both sizes are the same
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {
    /** Refuses SIZE_INVALID, SIZES_OUT_OF_ORDER, NO_PROOF_FROM_EMPTY, and PATH_LENGTH if no trees need so many. */
    public ConsistencyProof {
        requireSizes(first, second);
        if (path.size() > Long.SIZE) {
            throw new AuditRefusal(RefusalCode.PATH_LENGTH, path.size() + " hashes");
        }
        path = List.copyOf(path);
    }

    /** The proof made from the stored hashes of the larger tree: PROOF(first, D_second), section 2.1.4.1. */
    public static ConsistencyProof of(long first, long second, HashSource source) {
        requireSizes(first, second);
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = second;
        while (end != first) {
            long middle = start + Subtrees.split(end - start);
            if (first <= middle) {
                path.add(Subtrees.hash(source, middle, end));
                end = middle;
            } else {
                path.add(Subtrees.hash(source, start, middle));
                start = middle;
            }
        }
        // What is left begins the path, unless it is the whole first tree, whose root whoever verifies has.
        if (start > 0) {
            path.add(Subtrees.hash(source, start, end));
        }
        Collections.reverse(path);
        return new ConsistencyProof(first, second, path);
    }

    /** Refuses ROOT_MISMATCH or PATH_LENGTH unless the tree with the second root begins with that of the first. */
    public void verify(Hash firstRoot, Hash secondRoot) {
        if (first == second) {
            if (!path.isEmpty()) {
                throw wrongLength();
            }
            require(firstRoot.equals(secondRoot));
            return;
        }
        walk(firstRoot, secondRoot);
    }

    /** Section 2.1.4.2. */
    private void walk(Hash firstRoot, Hash secondRoot) {
        List<Hash> steps = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            steps.add(0, firstRoot);
        }
        if (steps.isEmpty()) {
            throw wrongLength();
        }
        int complete = Long.numberOfTrailingZeros(first);
        long node = (first - 1) >>> complete;
        long last = (second - 1) >>> complete;
        Hash ofFirst = steps.get(0);
        Hash ofSecond = steps.get(0);
        for (Hash step : steps.subList(1, steps.size())) {
            if (last == 0) {
                throw wrongLength();
            }
            if ((node & 1) == 1 || node == last) {
                ofFirst = Hash.ofNode(step, ofFirst);
                ofSecond = Hash.ofNode(step, ofSecond);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                ofSecond = Hash.ofNode(ofSecond, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw wrongLength();
        }
        require(ofFirst.equals(firstRoot) && ofSecond.equals(secondRoot));
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new AuditRefusal(RefusalCode.ROOT_MISMATCH, "sizes " + first + " and " + second);
        }
    }

    private AuditRefusal wrongLength() {
        return new AuditRefusal(RefusalCode.PATH_LENGTH, path.size() + " hashes for sizes " + first + " and " + second);
    }

    private static void requireSizes(long first, long second) {
        Subtrees.requireSize(first);
        Subtrees.requireSize(second);
        if (first > second) {
            throw new AuditRefusal(RefusalCode.SIZES_OUT_OF_ORDER, "sizes " + first + " and " + second);
        }
        if (first == 0) {
            throw new AuditRefusal(RefusalCode.NO_PROOF_FROM_EMPTY);
        }
    }
}
