package org.commonway.planner.timetable.gtfs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;

/** The value types of the GTFS reference; what cannot be read is empty. */
final class GtfsValues {
    /** A trip of more than a week is a mistake in the feed. */
    private static final int MAX_HOURS = 168;

    private GtfsValues() {}

    /** "H:MM:SS" or "HH:MM:SS", hours may exceed 24; seconds. */
    static OptionalInt findTime(String text) {
        int firstColon = text.indexOf(':');
        int secondColon = text.indexOf(':', firstColon + 1);
        if (firstColon < 1 || secondColon < 0) {
            return OptionalInt.empty();
        }
        int hours = digits(text, 0, firstColon);
        int minutes = digits(text, firstColon + 1, secondColon);
        int seconds = digits(text, secondColon + 1, text.length());
        if (hours < 0 || minutes < 0 || seconds < 0 || hours > MAX_HOURS || minutes > 59 || seconds > 59) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(hours * 3600 + minutes * 60 + seconds);
    }

    private static int digits(String text, int from, int to) {
        if (from >= to || to - from > 3) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** "YYYYMMDD". */
    static Optional<LocalDate> findDate(String text) {
        OptionalInt number = text.length() == 8 ? findNumber(text) : OptionalInt.empty();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        try {
            int value = number.getAsInt();
            return Optional.of(LocalDate.of(value / 10_000, value / 100 % 100, value % 100));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A whole number that is not negative. */
    static OptionalInt findNumber(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = value * 10 + c - '0';
        }
        return OptionalInt.of(value);
    }

    /** Latitude and longitude; 0, 0 is what exporters write for "unknown". */
    static Optional<Coordinate> findCoordinate(String latitude, String longitude) {
        OptionalDouble lat = findDecimal(latitude);
        OptionalDouble lon = findDecimal(longitude);
        if (lat.isEmpty() || lon.isEmpty()) {
            return Optional.empty();
        }
        double y = lat.getAsDouble();
        double x = lon.getAsDouble();
        if (!(Math.abs(y) <= 90) || !(Math.abs(x) <= 180) || (y == 0 && x == 0)) {
            return Optional.empty();
        }
        return Optional.of(new Coordinate(y, x));
    }

    private static OptionalDouble findDecimal(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** GTFS route_type 0 to 12, and Google's extended types by their hundreds. */
    static Optional<Mode> findMode(int routeType) {
        return switch (routeType) {
            case 0, 5, 6 -> Optional.of(Mode.TRAM);
            case 1, 12 -> Optional.of(Mode.METRO);
            case 2, 7 -> Optional.of(Mode.RAIL);
            case 3, 11 -> Optional.of(Mode.BUS);
            case 4 -> Optional.of(Mode.FERRY);
            default -> findExtendedMode(routeType / 100);
        };
    }

    private static Optional<Mode> findExtendedMode(int hundreds) {
        return switch (hundreds) {
            case 1, 3, 14 -> Optional.of(Mode.RAIL);
            case 4, 5, 6 -> Optional.of(Mode.METRO);
            case 2, 7, 8 -> Optional.of(Mode.BUS);
            case 9, 13 -> Optional.of(Mode.TRAM);
            case 10, 12 -> Optional.of(Mode.FERRY);
            default -> Optional.empty();
        };
    }
}
