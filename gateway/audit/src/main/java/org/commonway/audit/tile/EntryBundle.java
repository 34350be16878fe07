package org.commonway.audit.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Up to 256 neighbouring entries of a log in one file, each after its length in two bytes, big-endian (C2SP tlog-tiles,
 * "Log entries"). They hash to the tile of level 0 with the same index and width.
 *
 * @param index from 0; the first entry is number {@code index * 256}
 * @param width how many entries, 1 to 256; with less than 256 the bundle is partial
 */
public record EntryBundle(long index, int width) {
    /** The longest entry. */
    public static final int MOST_ENTRY_BYTES = 65_535;

    private static final String FOLDER = "tile/entries/";
    private static final int LENGTH_BYTES = 2;

    /** Refuses TILE_PATH for an index below zero, and TILE_WIDTH. */
    public EntryBundle {
        if (index < 0) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, "index " + index);
        }
        Tile.requireWidth(width);
    }

    /** The bundle at this path below the log's own, such as {@code tile/entries/x001/067.p/8}; refuses TILE_PATH. */
    public static EntryBundle parse(String path) {
        if (!path.startsWith(FOLDER)) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, path);
        }
        TileNumber.Parsed number = TileNumber.parse(path.substring(FOLDER.length()), path);
        return new EntryBundle(number.index(), number.width());
    }

    /** Where the bundle is served, below the log's own path, without a slash in front. */
    public String path() {
        return FOLDER + TileNumber.path(index, width);
    }

    /** The full bundle at the same place. */
    public EntryBundle full() {
        return new EntryBundle(index, Tile.FULL_WIDTH);
    }

    /** The bytes of these entries, as many as the bundle is wide; refuses TILE_WIDTH and ENTRY_TOO_LONG. */
    public byte[] encode(List<byte[]> entries) {
        if (entries.size() != width) {
            throw new AuditRefusal(RefusalCode.TILE_WIDTH, entries.size() + " entries for " + path());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MOST_ENTRY_BYTES) {
                throw new AuditRefusal(RefusalCode.ENTRY_TOO_LONG, entry.length + " bytes");
            }
            bytes.write(entry.length >>> Byte.SIZE);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /** The bundle's entries from its bytes; refuses TILE_TRUNCATED and TILE_TOO_LONG. */
    public List<byte[]> decode(byte[] bytes) {
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        for (int i = 0; i < width; i++) {
            int start = at + LENGTH_BYTES;
            if (start > bytes.length) {
                throw truncated(i);
            }
            int end = start + ((Byte.toUnsignedInt(bytes[at]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[at + 1]));
            if (end > bytes.length) {
                throw truncated(i);
            }
            entries.add(Arrays.copyOfRange(bytes, start, end));
            at = end;
        }
        if (at != bytes.length) {
            throw new AuditRefusal(RefusalCode.TILE_TOO_LONG, path() + " after byte " + at);
        }
        return entries;
    }

    private AuditRefusal truncated(int entry) {
        return new AuditRefusal(RefusalCode.TILE_TRUNCATED, path() + " in entry " + entry);
    }
}
