package org.commonway.audit.tile;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Which tiles a tree of some size consists of (C2SP tlog-tiles, "Merkle Tree" and "Partial Tiles").
 *
 * @param size how many entries, 0 to 2^63 - 1
 */
public record TiledTree(long size) {
    /** How many levels of the tree one level of tiles spans. */
    static final int LEVEL_BITS = 8;

    /** Refuses SIZE_INVALID. */
    public TiledTree {
        if (size < 0) {
            throw new AuditRefusal(RefusalCode.SIZE_INVALID, "size " + size);
        }
    }

    /** How many levels of tiles there are: 0 for an empty tree, at most 8. */
    public int levels() {
        int levels = 0;
        while (hashesAt(levels) > 0) {
            levels++;
        }
        return levels;
    }

    /** The tile at this place, full or partial; refuses TILE_OUTSIDE_TREE if there is none. */
    public Tile getTile(int level, long index) {
        long hashes = level < 0 || index < 0 ? 0 : hashesAt(level);
        long full = hashes >>> LEVEL_BITS;
        int rest = (int) (hashes & (Tile.FULL_WIDTH - 1));
        if (index < 0 || index > full || (index == full && rest == 0)) {
            throw new AuditRefusal(
                    RefusalCode.TILE_OUTSIDE_TREE, "level " + level + ", index " + index + " of size " + size);
        }
        return new Tile(level, index, index < full ? Tile.FULL_WIDTH : rest);
    }

    /** The bundle of this index, full or partial; refuses TILE_OUTSIDE_TREE if there is none. */
    public EntryBundle getBundle(long index) {
        Tile leaves = getTile(0, index);
        return new EntryBundle(leaves.index(), leaves.width());
    }

    /** All tiles, made as they are asked for: level by level from the leaves, each from the left. */
    public Stream<Tile> tiles() {
        return tilesSince(new TiledTree(0));
    }

    /** All bundles, made as they are asked for, from the left. */
    public Stream<EntryBundle> bundles() {
        return bundlesSince(new TiledTree(0));
    }

    /** The tiles that a smaller tree of the same log does not have, or has with fewer hashes. */
    public Stream<Tile> tilesSince(TiledTree smaller) {
        return IntStream.range(0, levels()).boxed().flatMap(level -> tilesSince(smaller, level));
    }

    /** The bundles that a smaller tree of the same log does not have, or has with fewer entries. */
    public Stream<EntryBundle> bundlesSince(TiledTree smaller) {
        return tilesSince(smaller, 0).map(tile -> new EntryBundle(tile.index(), tile.width()));
    }

    private Stream<Tile> tilesSince(TiledTree smaller, int level) {
        long have = smaller.hashesAt(level);
        long hashes = hashesAt(level);
        if (hashes <= have) {
            return Stream.empty();
        }
        return LongStream.rangeClosed(have >>> LEVEL_BITS, (hashes - 1) >>> LEVEL_BITS)
                .mapToObj(index -> getTile(level, index));
    }

    private long hashesAt(int level) {
        int bits = level * LEVEL_BITS;
        return bits >= Long.SIZE ? 0 : size >>> bits;
    }
}
