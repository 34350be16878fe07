package org.commonway.audit.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;

/**
 * Up to 256 neighbouring hashes of a tree, a file of their bytes (C2SP tlog-tiles, "Merkle Tree"): at level 0 of leaves,
 * at each level above of the full tiles below it.
 *
 * @param level 0 to 63; a tree that fits into a long has 8 levels
 * @param index from 0 at the left, within the level
 * @param width how many hashes, 1 to 256; with less than 256 the tile is partial
 */
public record Tile(int level, long index, int width) {
    /** How many hashes a full tile has. */
    public static final int FULL_WIDTH = 256;

    private static final int MOST_LEVEL = 63;
    private static final String FOLDER = "tile/";

    /** Refuses TILE_PATH for a level or an index that no path can have, and TILE_WIDTH. */
    public Tile {
        if (level < 0 || level > MOST_LEVEL || index < 0) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, "level " + level + ", index " + index);
        }
        requireWidth(width);
    }

    /** The tile at this path below the log's own, such as {@code tile/0/x001/x234/067.p/8}; refuses TILE_PATH. */
    public static Tile parse(String path) {
        int slash = path.indexOf('/', FOLDER.length());
        if (!path.startsWith(FOLDER) || slash < 0) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, path);
        }
        long level = Decimal.parse(path.substring(FOLDER.length(), slash), RefusalCode.TILE_PATH, path);
        if (level > MOST_LEVEL) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, path);
        }
        TileNumber.Parsed number = TileNumber.parse(path.substring(slash + 1), path);
        return new Tile((int) level, number.index(), number.width());
    }

    /** Where the tile is served, below the log's own path, without a slash in front. */
    public String path() {
        return FOLDER + level + "/" + TileNumber.path(index, width);
    }

    /** The full tile at the same place. */
    public Tile full() {
        return new Tile(level, index, FULL_WIDTH);
    }

    /** The bytes of these hashes, of which there must be as many as the tile is wide; else refused with TILE_WIDTH. */
    public byte[] encode(List<Hash> hashes) {
        if (hashes.size() != width) {
            throw new AuditRefusal(RefusalCode.TILE_WIDTH, hashes.size() + " hashes for " + path());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(width * Hash.BYTES);
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    /** The tile's hashes from its bytes; refuses TILE_TRUNCATED and TILE_TOO_LONG. */
    public List<Hash> decode(byte[] bytes) {
        if (bytes.length != width * Hash.BYTES) {
            throw new AuditRefusal(
                    bytes.length < width * Hash.BYTES ? RefusalCode.TILE_TRUNCATED : RefusalCode.TILE_TOO_LONG,
                    path() + " of " + bytes.length + " bytes");
        }
        List<Hash> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(Hash.at(bytes, i * Hash.BYTES));
        }
        return hashes;
    }

    static void requireWidth(int width) {
        if (width < 1 || width > FULL_WIDTH) {
            throw new AuditRefusal(RefusalCode.TILE_WIDTH, "width " + width);
        }
    }
}
