package org.commonway.planner.timetable.gtfs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;

/** The value types of the GTFS reference; what cannot be read is empty. */
final class GtfsValues {
    private GtfsValues() {}

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

    /** A decimal number, not infinite. */
    static OptionalDouble findDecimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A whole number of either sign. */
    static OptionalInt findInteger(String text) {
        OptionalInt size = findNumber(text.startsWith("-") ? text.substring(1) : text);
        return size.isPresent() && text.startsWith("-") ? OptionalInt.of(-size.getAsInt()) : size;
    }

    /** An IANA time zone. */
    static Optional<ZoneId> findZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
