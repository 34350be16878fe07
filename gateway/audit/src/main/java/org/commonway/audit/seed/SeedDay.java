package org.commonway.audit.seed;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * A day of seeds, from midnight to midnight UTC.
 *
 * @param number days since 1970-01-01, 0 to {@link #LAST}
 */
public record SeedDay(int number) implements Comparable<SeedDay> {
    /** In the year 2286. */
    public static final int LAST = 115_740;

    private static final long DAY_MILLIS = 86_400_000;

    /** Refuses SEED_DAY. */
    public SeedDay {
        if (number < 0 || number > LAST) {
            throw new AuditRefusal(RefusalCode.SEED_DAY, "day " + number);
        }
    }

    /** The day of this moment, in milliseconds since 1970; refuses SEED_DAY. */
    public static SeedDay of(long momentMillis) {
        long number = Math.floorDiv(momentMillis, DAY_MILLIS);
        if (number < 0 || number > LAST) {
            throw new AuditRefusal(RefusalCode.SEED_DAY, "moment " + momentMillis);
        }
        return new SeedDay((int) number);
    }

    /** Its first moment, in milliseconds since 1970. */
    public long startMillis() {
        return number * DAY_MILLIS;
    }

    /** The first moment after it. */
    public long endMillis() {
        return startMillis() + DAY_MILLIS;
    }

    @Override
    public int compareTo(SeedDay other) {
        return Integer.compare(number, other.number);
    }
}
