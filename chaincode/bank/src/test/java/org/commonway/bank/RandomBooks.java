package org.commonway.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.commonway.bank.statement.JournalLine;
import org.commonway.bank.statement.LegVat;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.CancellationTier;
import org.commonway.rules.hold.Conditions;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.LegPlan;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.LegChange;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Positions;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.Sha256;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Levy;
import org.commonway.rules.split.Vat;
import org.commonway.rules.split.VatDebtor;

/**
 * The journal of random trips, made by the law itself, closed in one period.
 *
 * @param journal every entry of the period
 * @param vat of each trip's only leg
 */
record RandomBooks(List<JournalLine> journal, Map<String, LegVat> vat) {
    private static final long START = 10_000_000;

    /** One trip of one leg, and what becomes of it. */
    record Ride(String operator, Gateway gateway, Money price, LegVat vat, Shares shares, Fate fate) {}

    record Shares(int commissionBps, int levyBps) {}

    record Fate(int kind, int feeBps, int refundPercent) {}

    static Arbitrary<RandomBooks> books() {
        return rides().list().ofMaxSize(25).map(RandomBooks::of);
    }

    private static Arbitrary<Ride> rides() {
        Arbitrary<LegVat> vats = Arbitraries.of(
                LegVat.NONE,
                new LegVat(VatDebtor.OPERATOR, 600, "PT"),
                new LegVat(VatDebtor.OPERATOR, 2_300, "PT"),
                new LegVat(VatDebtor.GATEWAY, 600, "PT"));
        Arbitrary<Money> prices = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000), Arbitraries.of("EUR", "JPY", "KWD"))
                .as(Money::of);
        Arbitrary<Shares> shares = Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.integers().between(-2_000, 1_000))
                .as(Shares::new);
        Arbitrary<Fate> fates = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 100))
                .as(Fate::new);
        return Combinators.combine(
                        Arbitraries.of("metro", "bikes", "van"),
                        Arbitraries.of(new Gateway("demo", "CoopMSP"), new Gateway("demo", "TransitMSP")),
                        prices,
                        vats,
                        shares,
                        fates)
                .as(Ride::new);
    }

    private static RandomBooks of(List<Ride> rides) {
        List<JournalLine> journal = new ArrayList<>();
        Map<String, LegVat> vat = new HashMap<>();
        for (int i = 0; i < rides.size(); i++) {
            String tripId = new UUID(7, i).toString();
            vat.put(tripId, rides.get(i).vat());
            int number = 1;
            for (LegChange change : changes(rides.get(i), tripId)) {
                if (change.entry().isPresent()) {
                    journal.add(
                            new JournalLine(tripId, number++, i, change.entry().get()));
                }
            }
        }
        return new RandomBooks(journal, vat);
    }

    private static List<LegChange> changes(Ride ride, String tripId) {
        List<LegChange> changes = new ArrayList<>();
        LegChange booked = BookedLeg.book(0, hold(ride, tripId), split(ride), 0);
        changes.add(booked);
        if (ride.fate().kind() == 0) {
            return changes;
        }
        LegChange resolved = switch (ride.fate().kind()) {
            case 1 -> booked.leg().rollBack(1);
            case 2 -> booked.leg().cancelByOperator(1);
            default -> booked.leg().cancelByRider(1);
        };
        changes.add(resolved);
        Money refund = part(resolved.leg().money().charged(), ride.fate().refundPercent());
        if (refund.minorUnits() > 0) {
            changes.add(resolved.leg().refund(refund));
        }
        Money compensation = part(ride.price(), ride.fate().refundPercent());
        if (ride.fate().kind() == 5 && compensation.minorUnits() > 0) {
            changes.add(changes.get(changes.size() - 1).leg().compensate(compensation));
        }
        return changes;
    }

    private static Money part(Money whole, int percent) {
        return new Money(whole.minorUnits() * percent / 100, whole.currency());
    }

    private static LegSplit split(Ride ride) {
        return new LegSplit(
                new OperatorId(ride.operator()),
                ride.gateway(),
                ride.shares().commissionBps(),
                new Levy("CityMSP", "", ride.shares().levyBps()),
                new Vat(ride.vat().bps(), ride.vat().debtor()));
    }

    private static Hold hold(Ride ride, String tripId) {
        List<CancellationTier> tiers =
                List.of(new CancellationTier(0, ride.fate().feeBps()));
        return new Hold(
                new HoldId(tripId),
                new TripId(tripId),
                new OperatorId(ride.operator()),
                new LegPlan(Mode.SHUTTLE, new TimeWindow(START, START + 1), Sha256.of(new byte[32], new byte[0])),
                ride.price(),
                START,
                Optional.empty(),
                new Conditions(
                        false,
                        0,
                        tiers,
                        0,
                        0,
                        500,
                        3600,
                        ride.vat().bps(),
                        ride.vat().country()),
                new Envelope(Hold.PAYLOAD_TYPE, new byte[0], ride.operator(), new byte[0]));
    }

    Closed closed() {
        Positions positions =
                Positions.NONE.plus(journal.stream().map(JournalLine::entry).toList());
        return new Closed(new Period(1, 0, START), positions, journal.size());
    }
}
