package org.commonway.audit.text;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Whole numbers in ASCII digits without leading zeros, as checkpoints and paths write them. */
public final class Decimal {
    private static final int MOST_DIGITS = 19;

    private Decimal() {}

    /**
     * The number, 0 to 2^63 - 1.
     *
     * @param code the refusal if the text is no such number or not in its one form
     * @param where what the text is, for people
     */
    public static long parse(String text, RefusalCode code, String where) {
        boolean leadingZero = text.length() > 1 && text.charAt(0) == '0';
        if (text.isEmpty() || text.length() > MOST_DIGITS || leadingZero || !digits(text)) {
            throw new AuditRefusal(code, where);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new AuditRefusal(code, where);
        }
    }

    /** True if there are ASCII digits and nothing else. */
    public static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
