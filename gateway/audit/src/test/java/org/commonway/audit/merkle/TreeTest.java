package org.commonway.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.HexFormat;
import java.util.List;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** Hashes and roots, held against the recursive definition. */
class TreeTest {
    private static final int MOST = 300;

    @Test
    void an_empty_tree_and_an_empty_leaf_have_the_hashes_that_everybody_knows() {
        assertThat(hex(Hash.EMPTY_TREE)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(Hash.ofLeaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(GrowingTree.empty().root()).isEqualTo(Hash.EMPTY_TREE);
        assertThat(TreeRoot.of(0, StoredHashes.of(0))).isEqualTo(Hash.EMPTY_TREE);
    }

    @Test
    void the_tree_of_certificate_transparencys_own_test_has_its_roots() {
        GrowingTree tree = GrowingTree.empty();
        for (String entry : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")) {
            tree.append(Hash.ofLeaf(HexFormat.of().parseHex(entry)));
        }
        assertThat(hex(tree.root())).isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
        tree.append(Hash.ofLeaf(HexFormat.of().parseHex("606162636465666768696a6b6c6d6e6f")));
        assertThat(hex(tree.root())).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void a_growing_tree_and_stored_hashes_have_the_root_of_the_definition_at_every_size() {
        List<Hash> leaves = NaiveTree.leaves(MOST);
        StoredHashes stored = new StoredHashes();
        GrowingTree tree = GrowingTree.empty();
        for (int size = 0; size <= MOST; size++) {
            Hash root = NaiveTree.root(leaves.subList(0, size));
            assertThat(tree.root()).as("grown to %d", size).isEqualTo(root);
            assertThat(TreeRoot.of(size, stored)).as("read at %d", size).isEqualTo(root);
            if (size < MOST) {
                tree.append(leaves.get(size), stored);
            }
        }
        assertThat(tree.size()).isEqualTo(MOST);
    }

    @Test
    void a_tree_that_is_read_again_grows_on_as_if_it_had_never_stopped() {
        List<Hash> leaves = NaiveTree.leaves(MOST);
        StoredHashes stored = StoredHashes.of(MOST);
        for (int size = 0; size < MOST; size++) {
            GrowingTree tree = GrowingTree.of(size, stored);
            assertThat(tree.edge()).hasSize(Integer.bitCount(size));
            tree.append(leaves.get(size));
            assertThat(tree.root()).isEqualTo(NaiveTree.root(leaves.subList(0, size + 1)));
        }
    }

    @Test
    void a_leaf_is_never_taken_for_a_node() {
        Hash left = Hash.ofLeaf(NaiveTree.entry(0));
        Hash right = Hash.ofLeaf(NaiveTree.entry(1));
        byte[] both = HexFormat.of().parseHex(hex(left) + hex(right));
        assertThat(Hash.ofNode(left, right)).isNotEqualTo(Hash.ofLeaf(both)).isNotEqualTo(Hash.ofNode(right, left));
    }

    @Test
    void what_is_no_hash_and_no_size_is_refused_by_name() {
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.of(new byte[31]));
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.at(new byte[40], 9));
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.at(new byte[40], -1));
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.parse("AAAA"));
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.parse("no base64"));
        String good = Hash.EMPTY_TREE.toString();
        assertThat(Hash.parse(good)).isEqualTo(Hash.EMPTY_TREE);
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.parse(good.replace("=", "")));
        // The last character of this one has bits that no byte takes up.
        refuses(RefusalCode.HASH_MALFORMED, () -> Hash.parse(good.replace("FU=", "FV=")));
        refuses(RefusalCode.SIZE_INVALID, () -> TreeRoot.of(-1, StoredHashes.of(0)));
        refuses(RefusalCode.SIZE_INVALID, () -> GrowingTree.of(-1, StoredHashes.of(0)));
        GrowingTree full = GrowingTree.of(Long.MAX_VALUE, (level, index) -> Hash.EMPTY_TREE);
        refuses(RefusalCode.SIZE_INVALID, () -> full.append(Hash.EMPTY_TREE));
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
