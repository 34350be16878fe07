package org.commonway.rules.ranking;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * A day of the ranking, from midnight to midnight UTC, as the public log counts days.
 *
 * @param number days since 1970-01-01, 0 to {@link #LAST}
 */
public record PolicyDay(int number) implements Comparable<PolicyDay> {
    /** In the year 2286: a day's last millisecond has thirteen digits, in the log as here. */
    public static final int LAST = 115_740;

    static final long MILLIS = 86_400_000;

    /** Refuses what is no such day with INVALID_ARGUMENT. */
    public PolicyDay {
        if (number < 0 || number > LAST) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "A day is 0 to " + LAST + ", in days since 1970; correct the day.");
        }
    }

    /** The day of this moment, in milliseconds since 1970; refused with INVALID_ARGUMENT after the last day. */
    public static PolicyDay of(long momentMillis) {
        return new PolicyDay((int) Math.min(Math.floorDiv(momentMillis, MILLIS), LAST + 1));
    }

    /** Its first moment, in milliseconds since 1970. */
    public long startMillis() {
        return number * MILLIS;
    }

    @Override
    public int compareTo(PolicyDay other) {
        return Integer.compare(number, other.number);
    }
}
