package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.commonway.rules.access.AccessId;
import org.commonway.rules.access.AccessRequest;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.ranking.PolicyDay;

/**
 * The keys of world state: parts joined by '~', which no part contains. They are simple keys and not Fabric's composite
 * ones, because the shim reads bounded ranges of simple keys only, and lists of a stretch of time need those.
 *
 * <pre>
 * operator~ID                              Operator
 * organizations                            Organizations: that have put terms or registered an operator
 * terms~schedule                           TermsSchedule: in force, or waiting to be
 * terms~00000001                           Terms, by version; never written again
 * policy~00000001                          RankingPolicy, by version
 * policy~from~DAY                          version of the policy whose first day it is, in decimal; see {@link #policyFrom}
 * policy~schedule                          RankingPolicySchedule: in force, or waiting to be
 * log~ORIGIN                               PublicLog; never written again
 * anchor~ORIGIN                            LogAnchor, the last
 * anchor~ORIGIN~DAY                        LogAnchor, the last of a day (UTC, since 1970); never written again
 * access~ID                                AccessRequest
 * asked~OPERATOR~KIND~MSP~GATEWAY          id of the last request for this access
 * trip~TRIP                                Trip
 * claim~DAYMILLIS~OPERATOR~ASSET           ClaimsOfDay: of the day (UTC) that starts then
 * leg~OPERATOR~BOOKEDMILLIS~TRIP           ids of trips of one transaction, TRIP the first; index of ListByOperator
 * entry~MILLIS~TRIP~NN                     JournalEntries of one transaction, TRIP~NN the first; never written again
 * settlement~closed                        Moment until which periods are closed
 * settlement~last                          number of the settlement begun last, in decimal
 * settlement~00000001                      Settlement, by number
 * </pre>
 *
 * Milliseconds have fifteen digits. Of an asset's id and a log's origin, what is not a letter, a digit, '-', '_' or '.' stands as %XX of its
 * UTF-8.
 */
final class Keys {
    /** The key after every key that starts with "something~". */
    private static final char AFTER_SEPARATOR = '~' + 1;

    /** What stands for itself in an escaped id. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

    /** Behind a key it makes what comes after that key and before any other of its kind. */
    static final String AFTER = "~";

    static final String ORGANIZATIONS = "organizations";
    static final String OPERATORS = "operator~";
    static final String AFTER_OPERATORS = "operator" + AFTER_SEPARATOR;
    static final String TERMS_SCHEDULE = "terms~schedule";
    static final String POLICY_SCHEDULE = "policy~schedule";
    static final String POLICIES = "policy~";
    static final String FIRST_POLICY = POLICIES + "0";
    /** After every digit, before every letter. */
    static final String AFTER_POLICIES = POLICIES + ":";

    static final String AFTER_POLICIES_FROM = POLICIES + "from" + AFTER_SEPARATOR;
    static final String LOGS = "log~";
    static final String AFTER_LOGS = "log" + AFTER_SEPARATOR;
    static final String ACCESS = "access~";
    static final String AFTER_ACCESS = "access" + AFTER_SEPARATOR;
    static final String SETTLEMENTS = "settlement~";
    static final String FIRST_SETTLEMENT = SETTLEMENTS + "0";
    /** After every digit, before every letter. */
    static final String AFTER_SETTLEMENTS = SETTLEMENTS + ":";

    static final String CLOSED = SETTLEMENTS + "closed";
    static final String LAST_SETTLEMENT = SETTLEMENTS + "last";
    static final String ENTRIES = "entry~";

    private Keys() {}

    static String operator(OperatorId id) {
        return OPERATORS + id;
    }

    static String terms(int version) {
        return "terms~" + digits(version, 8);
    }

    static String policy(int version) {
        return POLICIES + digits(version, 8);
    }

    /**
     * Where the version stands that may be used from this day on. Days count down from 999999, so that the first key from
     * a day's on is that of the policy in force on it: ranges are read forward only.
     */
    static String policyFrom(PolicyDay day) {
        return POLICIES + "from~" + digits(999_999 - day.number(), 6);
    }

    static String log(String origin) {
        return LOGS + escape(origin);
    }

    static String anchor(String origin) {
        return "anchor~" + escape(origin);
    }

    static String anchor(String origin, long dayNumber) {
        return anchorsOf(origin) + digits(dayNumber, 7);
    }

    static String anchorsOf(String origin) {
        return anchor(origin) + "~";
    }

    static String afterAnchorsOf(String origin) {
        return anchor(origin) + AFTER_SEPARATOR;
    }

    static String access(AccessId id) {
        return ACCESS + id;
    }

    /** Where the id of the last request stands that asked the same of the same for the same operator. */
    static String lastAccess(AccessRequest request) {
        return "asked~" + request.asker().operatorId() + "~" + request.kind() + "~"
                + request.asked().mspId() + "~" + request.asked().gatewayId();
    }

    static String trip(TripId id) {
        return "trip~" + id;
    }

    /**
     * Where the claims on this asset stand that have a moment of this day. The day comes first, so that what is written
     * now lies together and what is over is left alone by the peers' databases.
     */
    static String claims(AssetClaim claim, long dayMillis) {
        return "claim~" + millis(dayMillis) + "~" + claim.operatorId() + "~"
                + escape(claim.claim().assetId());
    }

    static String leg(OperatorId operator, long bookedMillis, TripId trip) {
        return legsOf(operator) + millis(bookedMillis) + "~" + trip;
    }

    static String legsOf(OperatorId operator) {
        return "leg~" + operator + "~";
    }

    static String afterLegsOf(OperatorId operator) {
        return "leg~" + operator + AFTER_SEPARATOR;
    }

    static String entry(long atMillis, TripId trip, int number) {
        return entriesFrom(atMillis) + "~" + trip + "~" + digits(number, 2);
    }

    /** Before every entry of this moment or later. */
    static String entriesFrom(long atMillis) {
        return ENTRIES + millis(atMillis);
    }

    static String settlement(int number) {
        return SETTLEMENTS + digits(number, 8);
    }

    /** Of the private collection. */
    static String evidence(TripId trip, HoldId hold) {
        return "evidence~" + trip + "~" + hold;
    }

    private static String millis(long millis) {
        if (millis < 0 || millis > TimeWindow.LATEST_MILLIS) {
            throw new IllegalArgumentException("no moment between 1970 and 9999: " + millis);
        }
        return digits(millis, 15);
    }

    /** With zeros in front; String.format would cost more than the rest of a key. */
    private static String digits(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
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
