package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.HoldId;
import org.commonway.rules.trip.TimeWindow;
import org.commonway.rules.trip.TripId;

/**
 * The keys of world state: parts joined by '~', which no part contains. They are simple keys and not Fabric's composite
 * ones, because the shim reads bounded ranges of simple keys only, and a claim's check needs a bounded range.
 *
 * <pre>
 * operator~ID                              Operator
 * terms~latest                             Terms, the version in force
 * terms~00000001                           Terms, by version; never written again
 * trip~TRIP                                Trip
 * hold~OPERATOR~HOLD                       the trip that used it; never deleted
 * claim~OPERATOR~ASSET~STARTMILLIS~TRIP    Claim; deleted when the trip is cancelled
 * leg~OPERATOR~BOOKEDMILLIS~TRIP           the trip; index of ListByOperator
 * </pre>
 *
 * Milliseconds have fifteen digits. Of an asset's id, what is not a letter, a digit, '-', '_' or '.' stands as %XX of its
 * UTF-8.
 */
final class Keys {
    /** The key after every key that starts with "something~". */
    private static final char AFTER_SEPARATOR = '~' + 1;

    /** What stands for itself in an escaped id. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

    static final String TERMS_LATEST = "terms~latest";
    static final String FIRST_OPERATOR = "operator~";
    static final String AFTER_OPERATORS = "operator" + AFTER_SEPARATOR;

    private Keys() {}

    static String operator(OperatorId id) {
        return FIRST_OPERATOR + id;
    }

    static String terms(int version) {
        return String.format(Locale.ROOT, "terms~%08d", version);
    }

    static String trip(TripId id) {
        return "trip~" + id;
    }

    static String hold(OperatorId operator, HoldId id) {
        return "hold~" + operator + "~" + id;
    }

    static String claim(OperatorId operator, String assetId, long startMillis, TripId trip) {
        return claimsFrom(operator, assetId, startMillis) + "~" + trip;
    }

    /** Before every claim on the asset that starts at this moment or later. */
    static String claimsFrom(OperatorId operator, String assetId, long startMillis) {
        return "claim~" + operator + "~" + escape(assetId) + "~" + millis(startMillis);
    }

    static String leg(OperatorId operator, long bookedMillis, TripId trip) {
        return legsOf(operator) + bookmark(bookedMillis, trip);
    }

    /** The part of a {@link #leg} key that tells one trip of an operator from another. */
    static String bookmark(long bookedMillis, TripId trip) {
        return millis(bookedMillis) + "~" + trip;
    }

    static String legsOf(OperatorId operator) {
        return "leg~" + operator + "~";
    }

    static String afterLegsOf(OperatorId operator) {
        return "leg~" + operator + AFTER_SEPARATOR;
    }

    private static String millis(long millis) {
        if (millis < 0 || millis > TimeWindow.LATEST_MILLIS) {
            throw new IllegalArgumentException("no moment between 1970 and 9999: " + millis);
        }
        return String.format(Locale.ROOT, "%015d", millis);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            if (PLAIN.indexOf(character) >= 0) {
                escaped.append(character);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) character));
            }
        }
        return escaped.toString();
    }
}
