package org.commonway.audit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.merkle.NaiveTree;
import org.commonway.audit.merkle.StoredHashes;
import org.commonway.audit.merkle.TreeRoot;
import org.junit.jupiter.api.Test;

/** The roots and proofs of Go's tlog package for the same thousand entries. */
class PeerTreeTest {
    private static final StoredHashes STORED = StoredHashes.of(Peer.SIZE);

    @Test
    void roots_are_those_of_go() {
        assertThat(Peer.tree("root"))
                .hasSize(14)
                .allSatisfy(words -> assertThat(root(words.get(0))).isEqualTo(Hash.parse(words.get(1))));
    }

    @Test
    void proofs_of_inclusion_are_those_of_go() {
        assertThat(Peer.tree("inclusion")).hasSize(33).allSatisfy(words -> {
            long index = Long.parseLong(words.get(0));
            InclusionProof proof = new InclusionProof(index, Long.parseLong(words.get(1)), path(words));
            assertThat(InclusionProof.of(index, proof.size(), STORED)).isEqualTo(proof);
            proof.verify(Hash.ofLeaf(NaiveTree.entry(index)), root(words.get(1)));
        });
    }

    @Test
    void proofs_of_consistency_are_those_of_go() {
        assertThat(Peer.tree("consistency")).hasSize(28).allSatisfy(words -> {
            long first = Long.parseLong(words.get(0));
            ConsistencyProof proof = new ConsistencyProof(first, Long.parseLong(words.get(1)), path(words));
            assertThat(ConsistencyProof.of(first, proof.second(), STORED)).isEqualTo(proof);
            proof.verify(root(words.get(0)), root(words.get(1)));
        });
    }

    private static Hash root(String size) {
        return TreeRoot.of(Long.parseLong(size), STORED);
    }

    private static List<Hash> path(List<String> words) {
        return words.subList(2, words.size()).stream().map(Hash::parse).toList();
    }
}
