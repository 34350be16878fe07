package org.commonway.planner.realtime.gtfsrt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and dates as GTFS Realtime writes them; whatever is none is empty. */
final class Moments {
    /** The first second of the year 10000: nothing real is later. */
    private static final long END = 253_402_300_800L;

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d\\d):(\\d\\d)");

    private Moments() {}

    /** Seconds since 1970, UTC. */
    static Optional<Instant> find(long seconds) {
        return seconds >= 0 && seconds < END ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    /** A date as 20240514. */
    static Optional<LocalDate> findDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            // Not a date: that is the answer, and the caller says so in its report.
            return Optional.empty();
        }
    }

    /** A time of a service day as 25:10:00, in seconds. */
    static OptionalInt findTime(String text) {
        Matcher parts = TIME.matcher(text);
        return parts.matches()
                ? OptionalInt.of(3600 * Integer.parseInt(parts.group(1))
                        + 60 * Integer.parseInt(parts.group(2))
                        + Integer.parseInt(parts.group(3)))
                : OptionalInt.empty();
    }
}
