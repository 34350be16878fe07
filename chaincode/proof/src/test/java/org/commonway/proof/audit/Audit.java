package org.commonway.proof.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.BookedClaim;
import org.commonway.proto.ledger.v1.ClaimsOfDay;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.NetPosition;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.TimeWindow;

/** The invariants I1 to I6 on world state: money is conserved, holds come back to zero, nothing is claimed twice. */
public final class Audit {
    private static final Set<LegStatus> RESOLVED =
            Set.of(LegStatus.LEG_STATUS_ENDED, LegStatus.LEG_STATUS_CANCELLED, LegStatus.LEG_STATUS_ABENDED);

    private static final long DAY = 86_400_000;

    private final Snapshot ledger;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, List<JournalEntry>> journals = new HashMap<>();

    private Audit(Snapshot ledger) {
        this.ledger = ledger;
    }

    /** What is wrong with this ledger, one sentence each; empty when nothing is. */
    public static List<String> findings(Snapshot ledger) {
        Audit audit = new Audit(ledger);
        ledger.entriesByKey().forEach(audit::together);
        ledger.entries().forEach(audit::entry);
        ledger.trips().values().forEach(audit::trip);
        audit.claims();
        ledger.settlements().values().forEach(audit::settlement);
        return audit.findings;
    }

    private void require(boolean isSo, String sentence) {
        if (!isSo) {
            findings.add(sentence);
        }
    }

    /** What one transaction entered: of one moment, one entry of a trip at most, by trip, under the first one's key. */
    private void together(String key, JournalEntries entries) {
        String place = "";
        for (JournalEntry entry : entries.getEntriesList()) {
            String next = Snapshot.placeOf(entry);
            require(
                    place.isEmpty() ? next.equals(key) : next.compareTo(place) > 0,
                    "entry " + next + " lies in " + key);
            require(entry.getAt().equals(entries.getEntries(0).getAt()), "entry " + next + " is of another moment");
            place = next;
        }
    }

    private void entry(String key, JournalEntry entry) {
        Map<String, BigInteger> sums = new TreeMap<>();
        for (Posting posting : entry.getPostingsList()) {
            sums.merge(
                    posting.getAmount().getCurrency(),
                    BigInteger.valueOf(posting.getAmount().getMinorUnits()),
                    BigInteger::add);
        }
        sums.forEach((currency, sum) ->
                require(sum.signum() == 0, "I1: entry " + key + " sums to " + sum + " " + currency + " and not to 0"));
        journals.computeIfAbsent(entry.getTripId(), id -> new ArrayList<>()).add(entry);
    }

    private void trip(Trip trip) {
        String name = "trip " + trip.getTripId();
        List<JournalEntry> journal = journals.getOrDefault(trip.getTripId(), List.of());
        require(journal.size() == trip.getEntries(), name + " counts " + trip.getEntries() + " entries");
        for (int i = 0; i < trip.getLegsCount(); i++) {
            leg(name + " leg " + i, trip.getLegs(i), priceOf(trip, i), balances(journal, i));
        }
        policy("trip~" + trip.getTripId(), operatorsOf(trip), trip.getCityMspId());
    }

    private void leg(String name, Leg leg, long price, Map<AccountKind, Long> balances) {
        long charged = leg.getCharged().getMinorUnits();
        long refunded = leg.getRefunded().getMinorUnits();
        long compensated = leg.getCompensated().getMinorUnits();
        boolean resolved = RESOLVED.contains(leg.getStatus());
        require(refunded <= charged && refunded >= 0, "I3: " + name + " gave back " + refunded + " of " + charged);
        require(charged <= price && charged >= 0, "I3: " + name + " was charged " + charged + " of " + price);
        require(resolved || charged == 0, name + " was charged before it was over");
        require(
                of(balances, AccountKind.ACCOUNT_KIND_HOLD) == (resolved ? 0 : price),
                "I4: " + name + " holds " + of(balances, AccountKind.ACCOUNT_KIND_HOLD));
        long paid = resolved ? charged - refunded - compensated : price;
        require(
                of(balances, AccountKind.ACCOUNT_KIND_PAYER) == -paid,
                "I3: the payer of " + name + " stands at " + of(balances, AccountKind.ACCOUNT_KIND_PAYER) + " but paid "
                        + paid);
        long shares = of(balances, AccountKind.ACCOUNT_KIND_OPERATOR)
                + of(balances, AccountKind.ACCOUNT_KIND_COMMISSION)
                + of(balances, AccountKind.ACCOUNT_KIND_LEVY)
                + of(balances, AccountKind.ACCOUNT_KIND_VAT);
        require(
                shares == (resolved ? paid : -compensated),
                "I2: operator, commission, levy and VAT of " + name + " sum to " + shares + " of " + paid);
        require(
                of(balances, AccountKind.ACCOUNT_KIND_OPERATOR) + compensated >= 0,
                "I5: the operator of " + name + " is charged for a ride");
        require(of(balances, AccountKind.ACCOUNT_KIND_COMMISSION) >= 0, "I5: commission of " + name + " is below 0");
        require(of(balances, AccountKind.ACCOUNT_KIND_VAT) >= 0, "I5: VAT of " + name + " is below 0");
    }

    private static long of(Map<AccountKind, Long> balances, AccountKind account) {
        return balances.getOrDefault(account, 0L);
    }

    private static Map<AccountKind, Long> balances(List<JournalEntry> journal, int leg) {
        Map<AccountKind, Long> balances = new HashMap<>();
        for (JournalEntry entry : journal) {
            for (Posting posting : entry.getPostingsList()) {
                if (posting.getLeg() == leg) {
                    balances.merge(posting.getAccount(), posting.getAmount().getMinorUnits(), Math::addExact);
                }
            }
        }
        return balances;
    }

    private static Hold holdOf(Trip trip, int leg) {
        return Snapshot.parse(Hold.parser(), trip.getHolds(leg).getPayload().toByteArray());
    }

    private static long priceOf(Trip trip, int leg) {
        return holdOf(trip, leg).getPrice().getMinorUnits();
    }

    private Set<String> operatorsOf(Trip trip) {
        Set<String> operators = new TreeSet<>();
        for (int i = 0; i < trip.getHoldsCount(); i++) {
            operators.add(holdOf(trip, i).getOperatorId());
        }
        return operators;
    }

    /** The live claims of an asset have no moment in common; each is of a leg that is not over. */
    private void claims() {
        Map<String, TreeMap<Long, Long>> taken = new HashMap<>();
        for (Trip trip : ledger.trips().values()) {
            for (int i = 0; i < trip.getLegsCount(); i++) {
                Hold hold = holdOf(trip, i);
                if (!hold.hasClaim() || RESOLVED.contains(trip.getLegs(i).getStatus())) {
                    continue;
                }
                long start = hold.getClaim().getWindow().getStart().getEpochMillis();
                long end = hold.getClaim().getWindow().getEnd().getEpochMillis();
                String asset = hold.getOperatorId() + "/" + hold.getClaim().getAssetId();
                TreeMap<Long, Long> windows = taken.computeIfAbsent(asset, id -> new TreeMap<>());
                Map.Entry<Long, Long> before = windows.lowerEntry(end);
                require(before == null || before.getValue() <= start, "I6: " + asset + " is claimed twice at " + start);
                windows.put(start, end);
                standsUnderEachDay(hold, trip.getTripId());
            }
        }
    }

    private void standsUnderEachDay(Hold hold, String tripId) {
        TimeWindow window = hold.getClaim().getWindow();
        BookedClaim claim =
                BookedClaim.newBuilder().setWindow(window).setTripId(tripId).build();
        long first = window.getStart().getEpochMillis() / DAY;
        long last = (window.getEnd().getEpochMillis() - 1) / DAY;
        for (long day = first; day <= last; day++) {
            String key = String.format(
                    "claim~%015d~%s~%s",
                    day * DAY, hold.getOperatorId(), hold.getClaim().getAssetId());
            ClaimsOfDay stored =
                    Snapshot.parse(ClaimsOfDay.parser(), ledger.state().getOrDefault(key, new byte[0]));
            require(
                    stored.getClaimsList().contains(claim),
                    "I6: a leg of trip " + tripId + " that is not over has lost its claim under " + key);
        }
    }

    /** Every organisation that registered one of these operators endorses the key, and a majority of all with it. */
    private void policy(String key, Set<String> operators, String city) {
        Set<String> owners = new TreeSet<>();
        for (String operator : operators) {
            byte[] entry = ledger.state().get("operator~" + operator);
            owners.add(Snapshot.parse(Operator.parser(), entry == null ? new byte[0] : entry)
                    .getMspId());
        }
        require(
                KeyRule.read(ledger.policies().getOrDefault(key, new byte[0])).asks(owners, city),
                key + " can be changed by fewer than " + owners + " and a majority with them");
    }

    private void settlement(Settlement settlement) {
        Map<String, Long> sums = new TreeMap<>();
        for (NetPosition position : settlement.getPositionsList()) {
            sums.merge(position.getNet().getCurrency(), position.getNet().getMinorUnits(), Math::addExact);
        }
        sums.forEach((currency, sum) ->
                require(sum == 0, "I1: settlement " + settlement.getNumber() + " sums to " + sum + " " + currency));
        if (settlement.getStatus() != SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
            return;
        }
        Map<String, Long> expected = new TreeMap<>();
        long entries = 0;
        for (JournalEntry entry : ledger.entries().values()) {
            long at = entry.getAt().getEpochMillis();
            if (at >= settlement.getFrom().getEpochMillis()
                    && at < settlement.getUntil().getEpochMillis()) {
                entries++;
                entry.getPostingsList()
                        .forEach(posting -> expected.merge(
                                posting.getPartyId() + " " + posting.getAccount() + " "
                                        + posting.getAmount().getCurrency(),
                                posting.getAmount().getMinorUnits(),
                                Math::addExact));
            }
        }
        Map<String, Long> found = new TreeMap<>();
        settlement
                .getPositionsList()
                .forEach(position -> position.getAccountsList()
                        .forEach(total -> found.merge(
                                position.getPartyId() + " " + total.getAccount() + " "
                                        + position.getNet().getCurrency(),
                                total.getTotal().getMinorUnits(),
                                Math::addExact)));
        expected.values().removeIf(sum -> sum == 0);
        found.values().removeIf(sum -> sum == 0);
        require(
                found.equals(expected),
                "settlement " + settlement.getNumber() + " nets " + found + ", not " + expected);
        require(settlement.getEntries() == entries, "settlement " + settlement.getNumber() + " lost an entry");
    }
}
