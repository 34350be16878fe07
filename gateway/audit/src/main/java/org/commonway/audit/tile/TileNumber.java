package org.commonway.audit.tile;

import java.util.Locale;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;

/** How paths write which tile and how wide it is: {@code x001/x234/067.p/8} (C2SP tlog-tiles, "Merkle Tree"). */
final class TileNumber {
    private static final int GROUP = 1000;
    private static final String PARTIAL = ".p/";

    private TileNumber() {}

    /** The index in groups of three digits, all but the last with an x, and the width unless the tile is full. */
    static String path(long index, int width) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        return width == Tile.FULL_WIDTH ? path.toString() : path + PARTIAL + width;
    }

    /** What a path says of a tile within its level; refuses TILE_PATH if it is not written in its one form. */
    static Parsed parse(String path, String whole) {
        int partial = path.indexOf(PARTIAL);
        String number = partial < 0 ? path : path.substring(0, partial);
        String digits = number.replace("/", "").replace("x", "");
        // Zeros in front are part of the form, so digits are read without them, and the form is checked as a whole.
        String plain = digits.replaceFirst("^0+(?=.)", "");
        long index = Decimal.parse(plain, RefusalCode.TILE_PATH, whole);
        long width = partial < 0
                ? Tile.FULL_WIDTH
                : Decimal.parse(path.substring(partial + PARTIAL.length()), RefusalCode.TILE_PATH, whole);
        if (width < 1 || width > Tile.FULL_WIDTH || !path(index, (int) width).equals(path)) {
            throw new AuditRefusal(RefusalCode.TILE_PATH, whole);
        }
        return new Parsed(index, (int) width);
    }

    record Parsed(long index, int width) {}
}
