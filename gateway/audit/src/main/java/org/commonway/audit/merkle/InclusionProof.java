package org.commonway.audit.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The shortest list of hashes by which a leaf is shown to stand at an index of a tree (RFC 9162, section 2.1.3).
 *
 * <p>A root does not say how many leaves it stands for, so a proof for one size may hold for another that asks for the
 * same steps: take the size from the checkpoint that the root comes from.
 *
 * @param index the leaf's, from 0
 * @param size the tree's, more than the index
 * @param path at most 63 hashes, from the leaf's sibling to the root's child; none for a tree of one leaf
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** Refuses INDEX_OUTSIDE_TREE, SIZE_INVALID, and PATH_LENGTH if no tree needs so many hashes. */
    public InclusionProof {
        Subtrees.requireIndex(index, size);
        if (path.size() >= Long.SIZE) {
            throw new AuditRefusal(RefusalCode.PATH_LENGTH, path.size() + " hashes");
        }
        path = List.copyOf(path);
    }

    /** The proof made from stored hashes: PATH(index, D_size) of RFC 9162, section 2.1.3.1. */
    public static InclusionProof of(long index, long size, HashSource source) {
        Subtrees.requireIndex(index, size);
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + Subtrees.split(end - start);
            if (index < middle) {
                path.add(Subtrees.hash(source, middle, end));
                end = middle;
            } else {
                path.add(Subtrees.hash(source, start, middle));
                start = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /** Refuses ROOT_MISMATCH or PATH_LENGTH unless the leaf stands at the index of the tree with this root. */
    public void verify(Hash leaf, Hash root) {
        if (!rootFor(leaf).equals(root)) {
            throw new AuditRefusal(RefusalCode.ROOT_MISMATCH, "index " + index + " of size " + size);
        }
    }

    /** The only root with which this proof holds for the leaf (RFC 9162, section 2.1.3.2); refuses PATH_LENGTH. */
    public Hash rootFor(Hash leaf) {
        long node = index;
        long last = size - 1;
        Hash root = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                throw wrongLength();
            }
            if ((node & 1) == 1 || node == last) {
                root = Hash.ofNode(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                root = Hash.ofNode(root, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw wrongLength();
        }
        return root;
    }

    private AuditRefusal wrongLength() {
        return new AuditRefusal(
                RefusalCode.PATH_LENGTH, path.size() + " hashes for index " + index + " of size " + size);
    }
}
