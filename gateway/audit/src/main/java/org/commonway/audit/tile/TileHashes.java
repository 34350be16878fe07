package org.commonway.audit.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.HashSource;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The hashes of a tree, read from its tiles. Where a partial tile is gone, the full one that took its place serves (C2SP
 * tlog-tiles, "Partial Tiles"). What is read is not trusted: a proof made of it holds or does not hold against a root.
 * Keeps the last 64 tiles. Not for several threads at once.
 */
public final class TileHashes implements HashSource {
    private static final int KEPT_TILES = 64;

    private final TiledTree tree;
    private final TileReader reader;
    private final Map<Tile, List<Hash>> kept = new LinkedHashMap<>();

    /** The hashes of this tree from these tiles. */
    public TileHashes(TiledTree tree, TileReader reader) {
        this.tree = tree;
        this.reader = reader;
    }

    /**
     * The hash of a complete subtree, hashed together from a tile where no tile has it as it is. Refuses
     * TILE_OUTSIDE_TREE, TILE_MISSING, TILE_TRUNCATED and TILE_TOO_LONG.
     */
    @Override
    public Hash getHash(int level, long index) {
        if (level < 0) {
            throw new AuditRefusal(RefusalCode.TILE_OUTSIDE_TREE, "level " + level);
        }
        int above = level % TiledTree.LEVEL_BITS;
        int perTile = TiledTree.LEVEL_BITS - above;
        Tile tile = tree.getTile(level / TiledTree.LEVEL_BITS, index >>> perTile);
        int start = (int) (index & ((1L << perTile) - 1)) << above;
        int end = start + (1 << above);
        if (end > tile.width()) {
            throw new AuditRefusal(RefusalCode.TILE_OUTSIDE_TREE, "subtree " + index + " of level " + level);
        }
        return root(hashes(tile).subList(start, end));
    }

    /** The root of a power of two of neighbours. */
    private static Hash root(List<Hash> hashes) {
        List<Hash> row = hashes;
        while (row.size() > 1) {
            List<Hash> parents = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                parents.add(Hash.ofNode(row.get(i), row.get(i + 1)));
            }
            row = parents;
        }
        return row.get(0);
    }

    private List<Hash> hashes(Tile tile) {
        List<Hash> hashes = kept.remove(tile);
        if (hashes == null) {
            hashes = read(tile);
            if (kept.size() >= KEPT_TILES) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        kept.put(tile, hashes);
        return hashes;
    }

    private List<Hash> read(Tile tile) {
        return reader.findTile(tile).map(tile::decode).orElseGet(() -> {
            byte[] full = reader.findTile(tile.full())
                    .orElseThrow(() -> new AuditRefusal(RefusalCode.TILE_MISSING, tile.path()));
            return tile.full().decode(full).subList(0, tile.width());
        });
    }
}
