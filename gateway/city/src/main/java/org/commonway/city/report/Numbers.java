package org.commonway.city.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers read in a report. */
final class Numbers {
    private Numbers() {}

    /** With commas between thousands; a dash for what is not there or withheld; else as text. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof Number ? String.format(Locale.ROOT, "%,d", value(value)) : String.valueOf(value);
    }

    /** Basis points as percent with two decimals. */
    static String percent(@Nullable Object bps) {
        return bps == null ? "–" : String.format(Locale.ROOT, "%d.%02d %%", value(bps) / 100, value(bps) % 100);
    }

    /** A column's name in small letters with spaces, such as "offer median millis" of offerMedianMillis. */
    static String words(String column) {
        return column.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** The number; 0 for what is none. */
    static long value(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
