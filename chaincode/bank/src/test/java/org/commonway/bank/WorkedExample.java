package org.commonway.bank;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.Dispute;
import org.commonway.rules.leg.DisputeParty;
import org.commonway.rules.leg.DisputeReason;
import org.commonway.rules.leg.LegChange;
import org.commonway.rules.leg.RideEvent;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.leg.RiderAct;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.JournalStep;
import org.commonway.rules.settlement.Netting;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Settlement;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.Sha256;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Levy;
import org.commonway.rules.split.Vat;
import org.commonway.rules.split.VatDebtor;

/**
 * The worked example of docs/ledger.md, made by the law: a metro leg, a metered bike leg and a van that is cancelled late; a
 * refund, a dispute, and the period's settlement. The gateway keeps 3 percent and the city takes 1.
 */
final class WorkedExample {
    static final String TRIP = "6f1c2a3e-8d4b-4c5a-9e7f-0a1b2c3d4e5f";
    private static final long HOUR = 3_600_000;
    private static final long BOOKED = 1_795_770_000_000L; // 2026-11-27T09:00:00Z
    private static final KeyPair RIDER = SigningKeys.generate(new SecureRandom());

    static final List<LegVat> VAT = List.of(
            new LegVat(VatDebtor.OPERATOR, 600, "PT"),
            new LegVat(VatDebtor.OPERATOR, 2_300, "PT"),
            new LegVat(VatDebtor.GATEWAY, 600, "PT"));

    final List<JournalLine> journal = new ArrayList<>();
    private BookedLeg metro;
    private BookedLeg bikes;
    private BookedLeg van;

    WorkedExample() {
        LegChange first = book(0, "metro", Mode.METRO, 150, conditions(false, List.of(), 600));
        LegChange second = book(1, "bikes", Mode.BICYCLE, 400, conditions(true, List.of(), 2_300));
        LegChange third = book(
                2,
                "van",
                Mode.SHUTTLE,
                800,
                conditions(false, List.of(new CancellationTier(24 * 3600, 0), new CancellationTier(1800, 3_000)), 600));
        metro = first.leg();
        bikes = second.leg();
        van = third.leg();
        List<Posting> pending = Stream.of(first, second, third)
                .flatMap(change -> change.entry().orElseThrow().postings().stream())
                .toList();
        write(new JournalEntry(EntryReason.BOOKED, pending), BOOKED);
        metro = ride(metro, RideStep.START, Optional.empty());
        metro = ride(metro, RideStep.END, Optional.empty());
        bikes = ride(bikes, RideStep.START, Optional.empty());
        bikes = ride(bikes, RideStep.END, Optional.of(eur(285)));
        van = keep(van.cancelByRider(start(van) - HOUR), start(van) - HOUR);
        bikes = keep(bikes.refund(eur(85)), BOOKED + 9 * HOUR);
        Dispute late =
                new Dispute(DisputeReason.LATE, DisputeParty.GATEWAY, BOOKED + 10 * HOUR, hash(), Optional.empty());
        metro = keep(metro.openDispute(late), BOOKED + 10 * HOUR);
        Verdict half = new Verdict(Dispute.Outcome.UPHELD, hash(), Optional.of(eur(75)));
        metro = keep(metro.ruleDispute(half, BOOKED + 11 * HOUR), BOOKED + 11 * HOUR);
    }

    /** The period that the example lies in, closed. */
    Closed settled() {
        Settlement begun = Settlement.first(BOOKED + 15 * HOUR, BOOKED + 15 * HOUR + Period.SETTLING_MILLIS);
        JournalStep whole =
                new JournalStep(journal.stream().map(JournalLine::entry).toList(), Optional.empty());
        return (Closed) ((Netting) begun).net(whole);
    }

    private BookedLeg ride(BookedLeg leg, RideStep step, Optional<Money> charge) {
        long at = start(leg) + (step == RideStep.START ? 0 : HOUR / 4);
        RideEvent event =
                new RideEvent(new TripId(TRIP), leg.hold().id(), leg.hold().operatorId(), step, at, charge, unsigned());
        Envelope signed = new EnvelopeSigner("rider", RIDER.getPrivate()).sign(RiderAct.PAYLOAD_TYPE, new byte[] {1});
        Optional<RiderAct> consent = step == RideStep.START
                ? Optional.of(new RiderAct(leg.hold().id(), step, false, at, signed))
                : Optional.empty();
        return keep(leg.ride(event, consent, (ECPublicKey) RIDER.getPublic(), at), at);
    }

    private BookedLeg keep(LegChange change, long atMillis) {
        change.entry().ifPresent(entry -> write(entry, atMillis));
        return change.leg();
    }

    private void write(JournalEntry entry, long atMillis) {
        journal.add(new JournalLine(TRIP, journal.size() + 1, atMillis, entry));
    }

    private static LegChange book(int number, String operator, Mode mode, long cents, Conditions conditions) {
        long start = BOOKED + (number == 2 ? 4 : number + 1) * HOUR;
        Hold hold = new Hold(
                new HoldId("00000000-0000-4000-8000-00000000000" + number),
                new TripId(TRIP),
                new OperatorId(operator),
                new LegPlan(mode, new TimeWindow(start, start + HOUR / 2), hash()),
                eur(cents),
                BOOKED + HOUR,
                Optional.empty(),
                conditions,
                unsigned());
        LegSplit split = new LegSplit(
                new OperatorId(operator),
                new Gateway("demo-gateway", "CoopMSP"),
                300,
                new Levy("CityMSP", "", 100),
                new Vat(VAT.get(number).bps(), VAT.get(number).debtor()));
        return BookedLeg.book(number, hold, split, BOOKED);
    }

    private static Conditions conditions(boolean metered, List<CancellationTier> tiers, int vatBps) {
        return new Conditions(metered, 60, tiers, 600, 5_000, 1_000, 24 * 3600, vatBps, "PT");
    }

    private static long start(BookedLeg leg) {
        return leg.hold().startMillis();
    }

    private static Envelope unsigned() {
        return new Envelope(Hold.PAYLOAD_TYPE, new byte[0], "nobody", new byte[0]);
    }

    private static Sha256 hash() {
        return Sha256.of(new byte[32], new byte[0]);
    }

    static Money eur(long cents) {
        return Money.of(cents, "EUR");
    }
}
