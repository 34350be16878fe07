package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.HashSink;
import org.commonway.audit.tile.Tile;

/** Compares the tiles above the leaves with the tree that grows of the entries, each as soon as it is full. */
final class TileCheck implements HashSink {
    private static final int LEVEL_BITS = 8;

    private final LogFiles files;
    private final Consumer<Difference> told;
    private final List<List<Hash>> rows = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();

    TileCheck(LogFiles files, Consumer<Difference> told) {
        this.files = files;
        this.told = told;
    }

    @Override
    public void putHash(int level, long index, Hash hash) {
        if (level == 0 || level % LEVEL_BITS != 0) {
            return;
        }
        int row = level / LEVEL_BITS - 1;
        if (row == rows.size()) {
            rows.add(new ArrayList<>());
            done.add(0L);
        }
        rows.get(row).add(hash);
        if (rows.get(row).size() == Tile.FULL_WIDTH) {
            compare(row);
        }
    }

    /** Compares the partial tiles at the right edge. */
    void end() {
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.get(row).isEmpty()) {
                compare(row);
            }
        }
    }

    private void compare(int row) {
        List<Hash> made = rows.get(row);
        Tile tile = new Tile(row + 1, done.get(row), made.size());
        ReadBundle.compare(tile, ReadBundle.hashes(tile, files), made).ifPresent(told);
        done.set(row, done.get(row) + 1);
        made.clear();
    }
}
