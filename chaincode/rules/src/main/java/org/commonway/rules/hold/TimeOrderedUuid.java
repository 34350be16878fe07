package org.commonway.rules.hold;

import java.util.Random;
import java.util.UUID;

/**
 * UUIDs that sort by the millisecond in which they were made (RFC 9562, version 7). As keys of a sorted store they cost
 * less than random ones: what is new lies behind all that is there, where looking it up and writing it touches little. They
 * tell when they were made, and nobody can guess one.
 */
public final class TimeOrderedUuid {
    private static final int TIME_BITS = 48;
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_IN_HIGH = 0x0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_IN_LOW = 0x3fff_ffff_ffff_ffffL;

    private TimeOrderedUuid() {}

    /**
     * A new one, as text in lower case.
     *
     * @param atMillis when, in milliseconds since 1970, of which 48 bits count
     * @param random gives it 74 bits, which should be ones that nobody can foretell
     */
    public static String make(long atMillis, Random random) {
        long high = (atMillis << (Long.SIZE - TIME_BITS)) | VERSION_7 | (random.nextLong() & RANDOM_IN_HIGH);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_IN_LOW)).toString();
    }
}
