package org.commonway.chaincode.state;

import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Which part of a list is asked for.
 *
 * @param size the most entries, 1 to 100
 * @param bookmark empty for the first page, then that of the page before
 */
public record PageAsk(int size, String bookmark) {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]?|100");

    /** The size in this text; refused with INVALID_ARGUMENT unless it is 1 to 100. */
    public static int parseSize(String text) {
        if (!SIZE.matcher(text).matches()) {
            throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A page has 1 to 100 entries; correct the page size.");
        }
        return Integer.parseInt(text);
    }

    /** Refuses with INVALID_ARGUMENT a bookmark that is not of this form. */
    public void requireBookmark(Pattern form) {
        if (!bookmark.isEmpty() && !form.matcher(bookmark).matches()) {
            throw noBookmark();
        }
    }

    static Refusal noBookmark() {
        return new Refusal(
                RefusalCode.INVALID_ARGUMENT, "The bookmark is none that this list gave; start without one.");
    }
}
