package org.commonway.audit.tile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.HashSource;

/** The files of a log, by their paths. */
public final class TilesInMemory implements TileReader {
    private final Map<String, byte[]> files = new HashMap<>();

    /** Those of a tree of this size, as a log writes them. */
    public static TilesInMemory of(int size, HashSource hashes) {
        TilesInMemory tiles = new TilesInMemory();
        new TiledTree(size).tiles().forEach(tile -> tiles.put(tile, tile.encode(read(tile, hashes))));
        return tiles;
    }

    private static List<Hash> read(Tile tile, HashSource hashes) {
        return IntStream.range(0, tile.width())
                .mapToObj(i -> hashes.getHash(tile.level() * 8, tile.index() * 256 + i))
                .toList();
    }

    /** Writes, or writes over, one file. */
    void put(Tile tile, byte[] bytes) {
        files.put(tile.path(), bytes);
    }

    void remove(Tile tile) {
        if (files.remove(tile.path()) == null) {
            throw new AssertionError("not there: " + tile.path());
        }
    }

    @Override
    public Optional<byte[]> findTile(Tile tile) {
        return Optional.ofNullable(files.get(tile.path()));
    }
}
