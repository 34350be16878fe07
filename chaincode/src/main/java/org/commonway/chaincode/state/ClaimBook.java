package org.commonway.chaincode.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.proto.ledger.v1.BookedClaim;
import org.commonway.proto.ledger.v1.ClaimsOfDay;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.trip.TripChange;

/**
 * Which vehicles and seats are taken, and when: for each asset and each day one key with the claims that have a moment of
 * it. Two claims that clash have one in common, so whoever looks for a clash reads the days of its own claim, and who
 * writes there has read them: of two transactions that race for an asset the later one is refused (Fabric, MVCC). A range of
 * keys would guard the race as well, but each peer must read a range again when it commits. Days are those of UTC, each
 * 24 hours long. Of one transaction.
 */
final class ClaimBook {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Comparator<BookedClaim> BY_START =
            Comparator.comparingLong(claim -> claim.getWindow().getStart().getEpochMillis());

    private final Records records;
    /** As they stood before this transaction. */
    private final Map<String, List<BookedClaim>> known = new HashMap<>();

    ClaimBook(Records records) {
        this.records = records;
    }

    /** Whether a claim on the ledger clashes with this one. */
    boolean isTaken(AssetClaim claim) {
        return daysOf(claim).stream()
                .flatMap(key -> read(key).stream())
                .map(taken -> MoneyCodec.toRules(taken.getWindow()))
                .anyMatch(claim.claim().window()::overlaps);
    }

    /** Writes what these trips claim, which are all that this transaction books. */
    void put(List<TripChange> booked) {
        Map<String, List<BookedClaim>> days = new TreeMap<>();
        for (TripChange change : booked) {
            TripId id = change.trip().id();
            change.trip()
                    .legs()
                    .forEach(leg -> leg.hold()
                            .assetClaim()
                            .ifPresent(claim ->
                                    daysOf(claim).forEach(day -> open(days, day).add(entryOf(claim, id)))));
        }
        write(days);
    }

    /** Takes out what a trip claims no longer; once in a transaction. */
    void free(List<AssetClaim> freed, TripId id) {
        Map<String, List<BookedClaim>> days = new TreeMap<>();
        for (AssetClaim claim : freed) {
            daysOf(claim).forEach(day -> open(days, day).remove(entryOf(claim, id)));
        }
        write(days);
    }

    private List<BookedClaim> open(Map<String, List<BookedClaim>> days, String key) {
        return days.computeIfAbsent(key, unchanged -> new ArrayList<>(read(unchanged)));
    }

    private void write(Map<String, List<BookedClaim>> days) {
        days.forEach((key, claims) -> {
            if (claims.isEmpty()) {
                records.delete(key);
            } else {
                claims.sort(BY_START);
                records.put(key, ClaimsOfDay.newBuilder().addAllClaims(claims).build());
            }
        });
    }

    private List<BookedClaim> read(String key) {
        return known.computeIfAbsent(
                key,
                unread -> records.find(unread, ClaimsOfDay.parser())
                        .map(ClaimsOfDay::getClaimsList)
                        .orElse(List.of()));
    }

    private static BookedClaim entryOf(AssetClaim claim, TripId id) {
        return BookedClaim.newBuilder()
                .setWindow(MoneyCodec.toProto(claim.claim().window()))
                .setTripId(id.value())
                .build();
    }

    /** No claim is longer than {@link org.commonway.rules.hold.Claim#LONGEST}, so these are two at most. */
    private static List<String> daysOf(AssetClaim claim) {
        TimeWindow window = claim.claim().window();
        List<String> keys = new ArrayList<>();
        for (long day = window.startMillis() / DAY * DAY; day < window.endMillis(); day += DAY) {
            keys.add(Keys.claims(claim, day));
        }
        return keys;
    }
}
