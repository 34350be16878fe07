package org.commonway.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.merkle.NaiveTree;
import org.commonway.audit.merkle.StoredHashes;
import org.commonway.audit.merkle.TreeRoot;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class TileHashesTest {
    private static final int LARGE = 66_000;
    private static final StoredHashes STORED = StoredHashes.of(LARGE);

    @Test
    void the_bytes_of_the_tiles_are_those_of_go() throws NoSuchAlgorithmException {
        TilesInMemory tiles = TilesInMemory.of(Peer.SIZE, STORED);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<List<String>> go = Peer.tree("tile");
        assertThat(go).hasSize(5);
        for (List<String> words : go) {
            Tile tile = new Tile(
                    Integer.parseInt(words.get(0)), Long.parseLong(words.get(1)), Integer.parseInt(words.get(2)));
            byte[] bytes = tiles.findTile(tile).orElseThrow();
            assertThat(HexFormat.of().formatHex(sha256.digest(bytes))).isEqualTo(words.get(3));
        }
    }

    @Property(tries = 60)
    void proofs_and_roots_from_tiles_are_those_from_all_hashes(
            @ForAll @IntRange(min = 1, max = LARGE) int size, @ForAll @IntRange(max = LARGE) int at) {
        TileHashes hashes = new TileHashes(new TiledTree(size), TilesInMemory.of(size, STORED));
        int index = at % size;
        Hash root = TreeRoot.of(size, hashes);
        assertThat(root).isEqualTo(TreeRoot.of(size, STORED));
        InclusionProof proof = InclusionProof.of(index, size, hashes);
        assertThat(proof).isEqualTo(InclusionProof.of(index, size, STORED));
        proof.verify(Hash.ofLeaf(NaiveTree.entry(index)), root);
        assertThat(ConsistencyProof.of(index + 1, size, hashes))
                .isEqualTo(ConsistencyProof.of(index + 1, size, STORED));
        GrowingTree grown = GrowingTree.of(size, hashes);
        assertThat(grown.root()).isEqualTo(root);
    }

    @Test
    void a_full_tile_serves_where_the_partial_one_is_gone() {
        TilesInMemory later = TilesInMemory.of(512, STORED);
        TileHashes hashes = new TileHashes(new TiledTree(300), later);
        refuses(RefusalCode.TILE_MISSING, () -> TreeRoot.of(300, hashes));
        later.put(new Tile(1, 0, 1), new Tile(1, 0, 1).encode(List.of(STORED.getHash(8, 0))));
        assertThat(TreeRoot.of(300, hashes)).isEqualTo(TreeRoot.of(300, STORED));
    }

    @Test
    void a_tile_that_is_missing_cut_or_too_long_is_refused_by_name() {
        Tile tile = new Tile(0, 1, 44);
        TilesInMemory tiles = TilesInMemory.of(300, STORED);
        byte[] good = tiles.findTile(tile).orElseThrow();
        for (int length : new int[] {0, 1, 31, 32, good.length - 1}) {
            tiles.put(tile, Arrays.copyOf(good, length));
            refuses(RefusalCode.TILE_TRUNCATED, () -> root(tiles));
        }
        tiles.put(tile, Arrays.copyOf(good, good.length + 1));
        refuses(RefusalCode.TILE_TOO_LONG, () -> root(tiles));
        tiles.remove(tile);
        refuses(RefusalCode.TILE_MISSING, () -> root(tiles));
        tiles.put(tile.full(), good);
        refuses(RefusalCode.TILE_TRUNCATED, () -> root(tiles));
        tiles.put(tile, good);
        assertThat(root(tiles)).isEqualTo(TreeRoot.of(300, STORED));
    }

    @Test
    void a_tile_with_one_bit_changed_gives_no_proof_that_holds() {
        Tile tile = new Tile(0, 0, 256);
        TilesInMemory tiles = TilesInMemory.of(300, STORED);
        byte[] changed = tiles.findTile(tile).orElseThrow();
        changed[70] ^= 1;
        tiles.put(tile, changed);
        TileHashes hashes = new TileHashes(new TiledTree(300), tiles);
        InclusionProof proof = InclusionProof.of(3, 300, hashes);
        Hash leaf = Hash.ofLeaf(NaiveTree.entry(3));
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(leaf, TreeRoot.of(300, STORED)));
    }

    @Test
    void hashes_outside_the_tree_are_refused_by_name() {
        TileHashes hashes = new TileHashes(new TiledTree(300), TilesInMemory.of(300, STORED));
        assertThat(hashes.getHash(5, 8)).isEqualTo(STORED.getHash(5, 8));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(0, 300));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(5, 9));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(0, 1_000));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(9, 0));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(70, 0));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(0, -1));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> hashes.getHash(-1, 0));
    }

    @Test
    void a_tile_takes_as_many_hashes_as_it_is_wide() {
        Tile tile = new Tile(0, 0, 2);
        List<Hash> two = List.of(Hash.EMPTY_TREE, STORED.getHash(0, 1));
        assertThat(tile.decode(tile.encode(two))).isEqualTo(two);
        refuses(RefusalCode.TILE_WIDTH, () -> tile.encode(two.subList(0, 1)));
    }

    @Property
    void any_bytes_are_hashes_or_refused(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 8) int width) {
        Tile tile = new Tile(0, 0, width);
        try {
            assertThat(tile.encode(tile.decode(bytes))).isEqualTo(bytes);
        } catch (AuditRefusal e) {
            assertThat(e.code()).isIn(RefusalCode.TILE_TRUNCATED, RefusalCode.TILE_TOO_LONG);
        }
    }

    private static Hash root(TilesInMemory tiles) {
        return TreeRoot.of(300, new TileHashes(new TiledTree(300), tiles));
    }
}
