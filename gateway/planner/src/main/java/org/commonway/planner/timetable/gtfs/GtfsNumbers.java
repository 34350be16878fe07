package org.commonway.planner.timetable.gtfs;

/** Whole numbers and times, read from bytes without making texts of them. */
final class GtfsNumbers {
    /** A trip of more than a week is a mistake in the feed. */
    private static final int MAX_HOURS = 168;

    private GtfsNumbers() {}

    /** A whole number of at most nine digits, or {@link GtfsRow#INVALID}. */
    static int number(byte[] bytes, int from, int to) {
        return digits(bytes, from, to, 9);
    }

    /** "H:MM:SS" or "HH:MM:SS", hours may exceed 24; seconds, or {@link GtfsRow#INVALID}. */
    static int time(byte[] bytes, int from, int to) {
        int firstColon = colon(bytes, from, to);
        int secondColon = colon(bytes, firstColon + 1, to);
        if (secondColon >= to) {
            return GtfsRow.INVALID;
        }
        int hours = digits(bytes, from, firstColon, 3);
        int minutes = digits(bytes, firstColon + 1, secondColon, 2);
        int seconds = digits(bytes, secondColon + 1, to, 2);
        if (hours < 0 || minutes < 0 || seconds < 0 || hours > MAX_HOURS || minutes > 59 || seconds > 59) {
            return GtfsRow.INVALID;
        }
        return hours * 3600 + minutes * 60 + seconds;
    }

    private static int colon(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ':') {
            at++;
        }
        return at;
    }

    private static int digits(byte[] bytes, int from, int to, int most) {
        if (from >= to || to - from > most) {
            return GtfsRow.INVALID;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return GtfsRow.INVALID;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
