package org.commonway.audit.log;

import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.HashSink;
import org.commonway.audit.merkle.HashSource;
import org.commonway.audit.tile.Tile;

/**
 * The hashes of a growing tree that go into tiles which are not written yet, or not full: a row for each level of tiles.
 * Not for several threads at once.
 */
final class TileRows implements HashSink {
    private static final int LEVEL_BITS = 8;

    private final List<Row> rows = new ArrayList<>();

    private TileRows() {}

    /** Those of the right edge of a tree of this size, read from its tiles. */
    static TileRows of(long size, HashSource hashes) {
        TileRows rows = new TileRows();
        for (int level = 0; size >>> (level * LEVEL_BITS) > 0; level++) {
            long end = size >>> (level * LEVEL_BITS);
            Row row = new Row(startOfTile(end));
            for (long index = row.start; index < end; index++) {
                row.hashes.add(hashes.getHash(level * LEVEL_BITS, index));
            }
            rows.rows.add(row);
        }
        return rows;
    }

    @Override
    public void putHash(int level, long index, Hash hash) {
        if (level % LEVEL_BITS == 0) {
            int row = level / LEVEL_BITS;
            if (row == rows.size()) {
                rows.add(new Row(0));
            }
            rows.get(row).hashes.add(hash);
        }
    }

    /** The hashes of a tile that was not forgotten. */
    List<Hash> hashes(Tile tile) {
        Row row = rows.get(tile.level());
        int from = (int) (tile.index() * Tile.FULL_WIDTH - row.start);
        return row.hashes.subList(from, from + tile.width());
    }

    /** Forgets the hashes of full tiles, which are written. */
    void forgetFullTiles() {
        for (Row row : rows) {
            long start = startOfTile(row.start + row.hashes.size());
            row.hashes.subList(0, (int) (start - row.start)).clear();
            row.start = start;
        }
    }

    private static long startOfTile(long index) {
        return index & -Tile.FULL_WIDTH;
    }

    /** The hashes from an index on that starts a tile. */
    private static final class Row {
        private final List<Hash> hashes = new ArrayList<>();
        private long start;

        private Row(long start) {
            this.start = start;
        }
    }
}
