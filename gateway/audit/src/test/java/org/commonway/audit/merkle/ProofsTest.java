package org.commonway.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** Proofs are those of the definition, they hold, and what was changed does not. */
class ProofsTest {
    private static final int EVERY_SIZE = 130;
    private static final int CONFUSED_SIZES = 24;
    private static final int LARGE = 700;
    private static final StoredHashes STORED = StoredHashes.of(LARGE);
    private static final List<Hash> LEAVES = NaiveTree.leaves(LARGE);

    @Test
    void every_leaf_of_every_size_has_the_proof_of_the_definition_and_it_holds() {
        for (int size = 1; size <= EVERY_SIZE; size++) {
            List<Hash> leaves = LEAVES.subList(0, size);
            Hash root = NaiveTree.root(leaves);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, STORED);
                assertThat(proof.path()).isEqualTo(NaiveTree.path(index, leaves));
                proof.verify(leaves.get(index), root);
            }
        }
    }

    @Test
    void every_pair_of_sizes_has_the_proof_of_the_definition_and_it_holds() {
        for (int second = 1; second <= EVERY_SIZE; second++) {
            List<Hash> leaves = LEAVES.subList(0, second);
            Hash root = NaiveTree.root(leaves);
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = ConsistencyProof.of(first, second, STORED);
                assertThat(proof.path()).isEqualTo(NaiveTree.proof(first, leaves));
                proof.verify(TreeRoot.of(first, STORED), root);
            }
        }
    }

    @Property(tries = 400)
    void no_bit_of_a_proof_of_inclusion_can_be_changed(
            @ForAll @IntRange(min = 1, max = LARGE) int size,
            @ForAll @IntRange(max = LARGE) int at,
            @ForAll @IntRange(max = 255) int bit,
            @ForAll @IntRange(max = 63) int step) {
        InclusionProof proof = InclusionProof.of(at % size, size, STORED);
        Hash leaf = LEAVES.get(at % size);
        Hash root = TreeRoot.of(size, STORED);
        proof.verify(leaf, root);
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(flipped(leaf, bit), root));
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(leaf, flipped(root, bit)));
        List<Hash> path = proof.path();
        if (!path.isEmpty()) {
            int i = step % path.size();
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i), bit));
            refuses(RefusalCode.ROOT_MISMATCH, () -> with(proof, changed).verify(leaf, root));
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            refuses(RefusalCode.PATH_LENGTH, () -> with(proof, shorter).verify(leaf, root));
            List<Hash> swapped = new ArrayList<>(path);
            Collections.swap(swapped, 0, i);
            assertThat(swapped.equals(path)).isEqualTo(i == 0);
            if (i > 0) {
                refuses(RefusalCode.ROOT_MISMATCH, () -> with(proof, swapped).verify(leaf, root));
            }
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(step % (path.size() + 1), root);
        refuses(RefusalCode.PATH_LENGTH, () -> with(proof, longer).verify(leaf, root));
    }

    @Property(tries = 400)
    void no_bit_of_a_proof_of_consistency_can_be_changed(
            @ForAll @IntRange(min = 1, max = LARGE) int second,
            @ForAll @IntRange(max = LARGE) int at,
            @ForAll @IntRange(max = 255) int bit,
            @ForAll @IntRange(max = 63) int step) {
        int first = 1 + at % second;
        ConsistencyProof proof = ConsistencyProof.of(first, second, STORED);
        Hash firstRoot = TreeRoot.of(first, STORED);
        Hash secondRoot = TreeRoot.of(second, STORED);
        proof.verify(firstRoot, secondRoot);
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(flipped(firstRoot, bit), secondRoot));
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(firstRoot, flipped(secondRoot, bit)));
        List<Hash> path = proof.path();
        if (!path.isEmpty()) {
            int i = step % path.size();
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i), bit));
            refuses(RefusalCode.ROOT_MISMATCH, () -> with(proof, changed).verify(firstRoot, secondRoot));
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            refuses(RefusalCode.PATH_LENGTH, () -> with(proof, shorter).verify(firstRoot, secondRoot));
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(step % (path.size() + 1), secondRoot);
        refuses(RefusalCode.PATH_LENGTH, () -> with(proof, longer).verify(firstRoot, secondRoot));
    }

    /** A root does not say how many leaves it has; whatever the RFC can tell apart is told apart. */
    @Test
    void a_proof_holds_for_another_index_and_size_only_if_it_takes_the_very_same_steps() {
        for (int size = 1; size <= CONFUSED_SIZES; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = InclusionProof.of(index, size, STORED).path();
                Hash root = TreeRoot.of(size, STORED);
                Hash leaf = LEAVES.get(index);
                String shape = NaiveTree.inclusionShape(index, size);
                for (int other = 1; other <= CONFUSED_SIZES; other++) {
                    for (int i = 0; i < other; i++) {
                        InclusionProof claimed = new InclusionProof(i, other, path);
                        assertThat(holds(() -> claimed.verify(leaf, root)))
                                .as("%d of %d as %d of %d", index, size, i, other)
                                .isEqualTo(shape.equals(NaiveTree.inclusionShape(i, other)));
                        assertThat(other == size && i != index && shape.equals(NaiveTree.inclusionShape(i, other)))
                                .as("another index of the same size is always told apart")
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void a_proof_holds_for_other_sizes_only_if_it_takes_the_very_same_steps() {
        for (int second = 1; second <= CONFUSED_SIZES; second++) {
            for (int first = 1; first <= second; first++) {
                List<Hash> path = ConsistencyProof.of(first, second, STORED).path();
                Hash firstRoot = TreeRoot.of(first, STORED);
                Hash secondRoot = TreeRoot.of(second, STORED);
                List<String> shape = NaiveTree.consistencyShape(first, second);
                for (int larger = 1; larger <= CONFUSED_SIZES; larger++) {
                    for (int smaller = 1; smaller <= larger; smaller++) {
                        ConsistencyProof claimed = new ConsistencyProof(smaller, larger, path);
                        assertThat(holds(() -> claimed.verify(firstRoot, secondRoot)))
                                .as("%d in %d as %d in %d", first, second, smaller, larger)
                                .isEqualTo(shape.equals(NaiveTree.consistencyShape(smaller, larger)));
                    }
                }
            }
        }
    }

    @Test
    void a_log_that_rewrote_an_entry_or_showed_two_faces_has_no_proof() {
        StoredHashes rewritten = new StoredHashes();
        GrowingTree tree = GrowingTree.empty();
        List<Hash> leaves = new ArrayList<>(LEAVES.subList(0, 20));
        leaves.set(3, Hash.ofLeaf(NaiveTree.entry(999)));
        leaves.forEach(leaf -> tree.append(leaf, rewritten));
        for (int first = 4; first < 20; first++) {
            Hash seen = TreeRoot.of(first, STORED);
            ConsistencyProof proof = ConsistencyProof.of(first, 20, rewritten);
            refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(seen, tree.root()));
        }
        refuses(
                RefusalCode.ROOT_MISMATCH,
                () -> ConsistencyProof.of(20, 20, rewritten).verify(TreeRoot.of(20, STORED), tree.root()));
    }

    @Test
    void indexes_and_sizes_that_cannot_be_are_refused_by_name() {
        List<Hash> none = List.of();
        refuses(RefusalCode.INDEX_OUTSIDE_TREE, () -> new InclusionProof(5, 5, none));
        refuses(RefusalCode.INDEX_OUTSIDE_TREE, () -> new InclusionProof(0, 0, none));
        refuses(RefusalCode.INDEX_OUTSIDE_TREE, () -> new InclusionProof(-1, 5, none));
        refuses(RefusalCode.INDEX_OUTSIDE_TREE, () -> InclusionProof.of(7, 7, STORED));
        refuses(RefusalCode.SIZE_INVALID, () -> new InclusionProof(0, -1, none));
        refuses(RefusalCode.SIZE_INVALID, () -> new ConsistencyProof(-1, 4, none));
        refuses(RefusalCode.SIZE_INVALID, () -> ConsistencyProof.of(1, -4, STORED));
        refuses(RefusalCode.SIZES_OUT_OF_ORDER, () -> new ConsistencyProof(5, 4, none));
        refuses(RefusalCode.NO_PROOF_FROM_EMPTY, () -> new ConsistencyProof(0, 4, none));
        refuses(RefusalCode.NO_PROOF_FROM_EMPTY, () -> ConsistencyProof.of(0, 0, STORED));
        refuses(RefusalCode.PATH_LENGTH, () -> new InclusionProof(0, 9, Collections.nCopies(64, Hash.EMPTY_TREE)));
        refuses(RefusalCode.PATH_LENGTH, () -> new ConsistencyProof(1, 9, Collections.nCopies(65, Hash.EMPTY_TREE)));
        refuses(RefusalCode.PATH_LENGTH, () -> new ConsistencyProof(3, 9, none).verify(LEAVES.get(0), LEAVES.get(1)));
    }

    @Test
    void the_largest_tree_that_a_long_can_number_has_proofs_too() {
        Hash[] levels = new Hash[Long.SIZE];
        levels[0] = LEAVES.get(0);
        for (int level = 1; level < levels.length; level++) {
            levels[level] = Hash.ofNode(levels[level - 1], levels[level - 1]);
        }
        HashSource same = (level, index) -> levels[level];
        long size = Long.MAX_VALUE;
        Hash root = TreeRoot.of(size, same);
        InclusionProof last = InclusionProof.of(size - 1, size, same);
        last.verify(levels[0], root);
        InclusionProof first = InclusionProof.of(0, size, same);
        assertThat(first.path()).hasSize(63);
        first.verify(levels[0], root);
        ConsistencyProof.of(size - 1, size, same).verify(TreeRoot.of(size - 1, same), root);
    }

    private static InclusionProof with(InclusionProof proof, List<Hash> path) {
        return new InclusionProof(proof.index(), proof.size(), path);
    }

    private static ConsistencyProof with(ConsistencyProof proof, List<Hash> path) {
        return new ConsistencyProof(proof.first(), proof.second(), path);
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    private static boolean holds(Runnable verification) {
        try {
            verification.run();
            return true;
        } catch (AuditRefusal e) {
            return false;
        }
    }
}
