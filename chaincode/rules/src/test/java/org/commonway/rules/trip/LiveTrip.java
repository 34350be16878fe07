package org.commonway.rules.trip;

import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.KEYS;
import static org.commonway.rules.trip.HoldMaker.RIDER;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.journal.Account;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.Dispute;
import org.commonway.rules.leg.DisputeReason;
import org.commonway.rules.leg.RideEvent;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.leg.RiderAct;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.VatStatus;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.Sha256;
import org.commonway.rules.terms.Terms;

/** A trip on a ledger of its own, with all that was written for it; steps are taken at facts.nowMillis. */
final class LiveTrip {
    static final Caller GATEWAY = new Caller("CoopMSP", Role.GATEWAY, "demo");
    static final Caller CITY = new Caller("CityMSP", Role.CITY, "");
    static final Sha256 TEXT = Sha256.of(new byte[0], new byte[] {1});

    private static final Map<List<Object>, Envelope> SIGNED = new ConcurrentHashMap<>();

    final FixedFacts facts = ledger();
    final List<JournalEntry> entries = new ArrayList<>();
    final List<AssetClaim> freed = new ArrayList<>();
    Trip trip;

    LiveTrip(Hold... holds) {
        this(List.of(holds));
    }

    LiveTrip(List<Hold> holds) {
        this(holds, ledger().terms);
    }

    LiveTrip(List<Hold> holds, Terms terms) {
        facts.terms = terms;
        TripChange booked = BookingRules.book(request(holds), GATEWAY, facts);
        trip = booked.trip();
        booked.entry().ifPresent(entries::add);
    }

    static FixedFacts ledger() {
        FixedFacts facts = new FixedFacts();
        facts.nowMillis = BOOKED_AT;
        facts.register(HoldMaker.METRO, "TransitMSP", (ECPublicKey) KEYS.getPublic(), VatStatus.REGISTERED);
        facts.register(HoldMaker.BIKES, "CoopMSP", (ECPublicKey) KEYS.getPublic(), VatStatus.NOT_REGISTERED);
        return facts;
    }

    static BookingRequest request(List<Hold> holds) {
        Money fare = holds.stream().map(Hold::price).reduce(Money::plus).orElse(Money.of(0, "EUR"));
        return new BookingRequest(HoldMaker.TRIP, holds, fare, 300, HoldMaker.riderKey());
    }

    static Caller operator(OperatorId id) {
        return new Caller(id.equals(HoldMaker.METRO) ? "TransitMSP" : "CoopMSP", Role.OPERATOR, id.value());
    }

    LiveTrip now(long millis) {
        facts.nowMillis = millis;
        return this;
    }

    BookedLeg leg(int number) {
        return trip.legs().get(number);
    }

    HoldId id(int number) {
        return leg(number).hold().id();
    }

    Caller operatorOf(int number) {
        return operator(leg(number).hold().operatorId());
    }

    /** Takes the step now, as the operator, with the rider's consent where it is needed. */
    TripChange ride(int number, RideStep step) {
        return ride(number, step, facts.nowMillis, Optional.empty());
    }

    TripChange end(int number, long cents) {
        return ride(number, RideStep.END, facts.nowMillis, Optional.of(Money.of(cents, "EUR")));
    }

    TripChange ride(int number, RideStep step, long atMillis, Optional<Money> charge) {
        Optional<RiderAct> consent =
                step == RideStep.START ? Optional.of(act(number, step, atMillis, false)) : Optional.empty();
        return apply(trip.ride(event(number, step, atMillis, charge), consent, operatorOf(number), facts));
    }

    RideEvent event(int number, RideStep step, long atMillis, Optional<Money> charge) {
        return event(number, step, atMillis, charge, KEYS.getPrivate());
    }

    RideEvent event(int number, RideStep step, long atMillis, Optional<Money> charge, PrivateKey key) {
        OperatorId operator = leg(number).hold().operatorId();
        return new RideEvent(
                trip.id(),
                id(number),
                operator,
                step,
                atMillis,
                charge,
                sign(operator.value(), key, RideEvent.PAYLOAD_TYPE));
    }

    RiderAct act(int number, RideStep step, long atMillis, boolean hasPosition) {
        return new RiderAct(
                id(number), step, hasPosition, atMillis, sign("", RIDER.getPrivate(), RiderAct.PAYLOAD_TYPE));
    }

    TripChange cancelLeg(int number, Caller caller) {
        return apply(trip.cancelLeg(id(number), caller, facts));
    }

    TripChange cancel() {
        return apply(trip.cancel(GATEWAY, facts));
    }

    TripChange rollBack() {
        return apply(trip.rollBack(GATEWAY, facts));
    }

    TripChange expire(int number) {
        return apply(trip.expireLeg(id(number), facts));
    }

    TripChange refund(int number, long cents) {
        return apply(trip.refund(id(number), Money.of(cents, "EUR"), operatorOf(number), facts));
    }

    TripChange compensate(int number, long cents) {
        return apply(trip.compensate(id(number), Money.of(cents, "EUR"), operatorOf(number), facts));
    }

    TripChange dispute(int number, Caller caller) {
        return apply(trip.openDispute(id(number), DisputeReason.CHARGED_TOO_MUCH, TEXT, caller, facts));
    }

    TripChange rule(int number, Dispute.Outcome outcome, long cents) {
        Verdict verdict =
                new Verdict(outcome, TEXT, cents == 0 ? Optional.empty() : Optional.of(Money.of(cents, "EUR")));
        return apply(trip.ruleDispute(id(number), verdict, CITY, facts));
    }

    /** What the entries so far come to on an account of this kind. */
    long balance(AccountKind kind) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == kind)
                .mapToLong(posting -> posting.amount().minorUnits())
                .sum();
    }

    long balance(AccountKind kind, String partyId) {
        Account account = new Account(kind, partyId);
        return entries.stream()
                .mapToLong(entry -> entry.total(account, trip.fare().currency()).minorUnits())
                .sum();
    }

    private TripChange apply(TripChange change) {
        trip = change.trip();
        change.entry().ifPresent(entries::add);
        freed.addAll(change.freedClaims());
        return change;
    }

    /** The law reads what a codec took out of a payload, not the payload: one of each kind will do, signed once. */
    private static Envelope sign(String signerId, PrivateKey key, String type) {
        return SIGNED.computeIfAbsent(
                List.of(signerId, key, type),
                unused -> new EnvelopeSigner(signerId, key).sign(type, type.getBytes(StandardCharsets.UTF_8)));
    }
}
