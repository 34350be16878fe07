package org.commonway.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class TiledTreeTest {

    @Test
    void a_tree_of_seventy_thousand_has_the_tiles_that_the_specification_counts() {
        List<Tile> tiles = new TiledTree(70_000).tiles().toList();
        assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
        assertThat(tiles.subList(0, 273)).allMatch(tile -> tile.level() == 0 && tile.width() == 256);
        assertThat(tiles.subList(273, 277))
                .containsExactly(new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(new TiledTree(70_000).bundles()).hasSize(274);
    }

    @Test
    void a_tree_of_one_full_tile_has_that_and_one_hash_above_it() {
        assertThat(new TiledTree(256).tiles()).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(new TiledTree(255).tiles()).containsExactly(new Tile(0, 0, 255));
        assertThat(new TiledTree(1).tiles()).containsExactly(new Tile(0, 0, 1));
        assertThat(new TiledTree(0).tiles()).isEmpty();
        assertThat(new TiledTree(0).bundles()).isEmpty();
    }

    @Test
    void the_tiles_of_the_peers_tree_are_those_of_go() {
        List<Tile> go = Peer.tree("tile").stream()
                .map(words -> new Tile(
                        Integer.parseInt(words.get(0)), Long.parseLong(words.get(1)), Integer.parseInt(words.get(2))))
                .toList();
        assertThat(new TiledTree(Peer.SIZE).tiles()).isNotEmpty().containsExactlyElementsOf(go);
    }

    @Test
    void the_largest_tree_has_eight_levels_and_a_tile_at_its_right_edge() {
        TiledTree largest = new TiledTree(Long.MAX_VALUE);
        assertThat(largest.levels()).isEqualTo(8);
        assertThat(largest.getTile(0, Long.MAX_VALUE >>> 8).width()).isEqualTo(255);
        assertThat(largest.getTile(7, 0).width()).isEqualTo(127);
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> largest.getTile(8, 0));
    }

    @Property(tries = 200)
    void what_a_grown_tree_adds_is_what_the_smaller_one_does_not_have(
            @ForAll @IntRange(max = 140_000) int one, @ForAll @IntRange(max = 140_000) int other) {
        TiledTree smaller = new TiledTree(Math.min(one, other));
        TiledTree larger = new TiledTree(Math.max(one, other));
        Set<Tile> added = new HashSet<>(larger.tiles().toList());
        added.removeAll(smaller.tiles().toList());
        assertThat(larger.tilesSince(smaller)).containsExactlyInAnyOrderElementsOf(added);
        Set<EntryBundle> entries = new HashSet<>(larger.bundles().toList());
        entries.removeAll(smaller.bundles().toList());
        assertThat(larger.bundlesSince(smaller)).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(smaller.tilesSince(larger)).isEmpty();
    }

    @Test
    void what_lies_outside_the_tree_is_refused_by_name() {
        TiledTree tree = new TiledTree(512);
        assertThat(tree.getTile(0, 1).width()).isEqualTo(256);
        assertThat(tree.getBundle(1)).isEqualTo(new EntryBundle(1, 256));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(0, 2));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getBundle(2));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(1, 1));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(2, 0));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(-1, 0));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(0, -1));
        refuses(RefusalCode.TILE_OUTSIDE_TREE, () -> tree.getTile(99, 0));
        refuses(RefusalCode.SIZE_INVALID, () -> new TiledTree(-1));
    }
}
