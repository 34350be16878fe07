package org.commonway.rules.trip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.Dispute;
import org.commonway.rules.leg.DisputeParty;
import org.commonway.rules.leg.DisputeReason;
import org.commonway.rules.leg.LegChange;
import org.commonway.rules.leg.RideEvent;
import org.commonway.rules.leg.RiderAct;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * A booked trip. Every step that may be taken with it is a method: from who asks and what the ledger knows to the trip as it
 * then stands, what was moved and what is free again, or a refusal and nothing. In this order a step is refused: who may
 * (NOT_ALLOWED, NOT_YOUR_TRIP, NOT_YOUR_LEG), whether the leg's state has the step (ILLEGAL_TRANSITION), what the step
 * itself asks, and whether anything can still change (PERIOD_CLOSED, TRIP_SETTLED). A step that has happened already is not
 * refused and changes nothing.
 *
 * @param booking under what it was booked
 * @param legs in riding order, 1 to 12
 * @param journal how far its journal goes
 */
public record Trip(TripId id, Booking booking, List<BookedLeg> legs, TripJournal journal) {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Keeps a copy of the list. */
    public Trip {
        legs = List.copyOf(legs);
    }

    /** Where it stands, as its legs tell. */
    public TripStatus status() {
        return TripStatus.of(legs.stream().map(BookedLeg::state).toList());
    }

    /** Where it stands now: SETTLED when it is that, else {@link #status()}. */
    public TripStatus statusNow(LedgerFacts facts) {
        TripStatus status = status();
        if (!isSettled(facts)) {
            return status;
        }
        if (status instanceof TripStatus.Ended ended) {
            return ended.settle();
        }
        return status instanceof TripStatus.Cancelled cancelled ? cancelled.settle() : status;
    }

    /**
     * Whether nothing about it can change any more: every leg is resolved, no dispute is open, its last entry is in a closed
     * period and the time for disputes is over.
     */
    public boolean isSettled(LedgerFacts facts) {
        return legs.stream().allMatch(BookedLeg::isResolved)
                && legs.stream().noneMatch(BookedLeg::hasOpenDispute)
                && journal.lastEntryAtMillis() < facts.closedUntilMillis()
                && facts.nowMillis() >= disputableUntilMillis(facts);
    }

    /** What the rider was asked to pay: the sum of the prices. */
    public Money fare() {
        return legs.stream().map(leg -> leg.hold().price()).reduce(Money::plus).orElseThrow();
    }

    /** The organisation of the city whose terms apply. */
    public String cityMspId() {
        return legs.get(0).split().levy().cityMspId();
    }

    /** When it was cancelled or rolled back whole, milliseconds since 1970-01-01T00:00:00Z; empty when it was not. */
    public OptionalLong findCancelledAtMillis() {
        TripStatus status = status();
        return status instanceof TripStatus.Cancelled || status instanceof TripStatus.Rollback
                ? legs.stream().mapToLong(leg -> leg.state().sinceMillis()).max()
                : OptionalLong.empty();
    }

    /** The leg with this hold; refused with LEG_NOT_FOUND when there is none. */
    public BookedLeg getLeg(HoldId holdId) {
        return legs.stream()
                .filter(leg -> leg.hold().id().equals(holdId))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        RefusalCode.LEG_NOT_FOUND,
                        "Trip " + id + " has no leg with hold " + holdId + "; check the hold id."));
    }

    /**
     * A step of a ride, reported by the leg's operator and, for a start, consented to by the rider. Refused with
     * INVALID_EVENT, BAD_SIGNATURE or NO_CONSENT too, and as {@link BookedLeg#ride}.
     */
    public TripChange ride(RideEvent event, Optional<RiderAct> consent, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(event.holdId());
        RegisteredOperator operator = TripAccess.requireOperatorOf(leg, caller, facts);
        TripAccess.requireSignedEvent(event, this, leg, operator);
        return changed(List.of(leg.ride(event, consent, booking.riderKey(), facts.nowMillis())), facts);
    }

    /**
     * The gateway takes the whole trip back: every leg that waits, each for its own fee; legs taken back before stay so.
     * Refused with ILLEGAL_TRANSITION once any leg was ridden (TOMP: CANCELLED only before execution).
     */
    public TripChange cancel(Caller caller, LedgerFacts facts) {
        TripAccess.requireGatewayOf(this, caller);
        if (status() instanceof TripStatus.Cancelled) {
            return unchanged();
        }
        if (!(status() instanceof TripStatus.Confirmed)) {
            throw illegal("cancelled whole", "CONFIRMED", "take back the legs that still wait, one by one");
        }
        return changed(
                legs.stream()
                        .filter(leg -> !leg.isResolved())
                        .map(leg -> leg.cancelByRider(facts.nowMillis()))
                        .toList(),
                facts);
    }

    /** The gateway, or the leg's operator, takes one leg back; see {@link BookedLeg#cancelByRider} and its neighbour. */
    public TripChange cancelLeg(HoldId holdId, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        DisputeParty party = TripAccess.requirePartyOf(this, leg, caller, facts);
        LegChange change = switch (party) {
            case GATEWAY -> leg.cancelByRider(facts.nowMillis());
            case OPERATOR -> leg.cancelByOperator(facts.nowMillis());
        };
        return changed(List.of(change), facts);
    }

    /**
     * The gateway takes the trip back as if it had not been booked: while nothing has happened on any leg, before the first
     * one starts, and for as long after booking as every hold allows; refused with TOO_LATE after that.
     */
    public TripChange rollBack(Caller caller, LedgerFacts facts) {
        TripAccess.requireGatewayOf(this, caller);
        if (status() instanceof TripStatus.Rollback) {
            return unchanged();
        }
        List<LegChange> changes =
                legs.stream().map(leg -> leg.rollBack(facts.nowMillis())).toList();
        if (facts.nowMillis() >= rollbackUntilMillis()) {
            throw new Refusal(
                    RefusalCode.TOO_LATE,
                    "Trip " + id + " could be rolled back before " + rollbackUntilMillis() + " ms; cancel it instead.");
        }
        return changed(changes, facts);
    }

    /** Until when, exclusive, it can be rolled back, milliseconds since 1970-01-01T00:00:00Z. */
    public long rollbackUntilMillis() {
        long seconds = legs.stream()
                .mapToLong(leg -> leg.hold().conditions().rollbackSeconds())
                .min()
                .orElseThrow();
        return Math.min(booking.atMillis() + seconds * 1000, legs.get(0).hold().startMillis());
    }

    /** Any member has a leg expired that nobody reported on in time; see {@link BookedLeg#expire}. */
    public TripChange expireLeg(HoldId holdId, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        return changed(List.of(leg.expire(facts.nowMillis())), facts);
    }

    /** The leg's operator gives back part or all of what was charged; see {@link BookedLeg#refund}. */
    public TripChange refund(HoldId holdId, Money amount, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        TripAccess.requireOperatorOf(leg, caller, facts);
        return changed(List.of(leg.refund(amount)), facts);
    }

    /** The leg's operator pays on top; see {@link BookedLeg#compensate}. */
    public TripChange compensate(HoldId holdId, Money amount, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        TripAccess.requireOperatorOf(leg, caller, facts);
        return changed(List.of(leg.compensate(amount)), facts);
    }

    /**
     * The gateway, or the leg's operator, disputes what a leg was charged; refused with TOO_LATE when the days of the terms
     * are over, counted from the trip's last entry: a late report never shortens them. See {@link BookedLeg#openDispute}.
     */
    public TripChange openDispute(
            HoldId holdId, DisputeReason reason, Sha256 evidence, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        DisputeParty party = TripAccess.requirePartyOf(this, leg, caller, facts);
        LegChange change = leg.openDispute(new Dispute(reason, party, facts.nowMillis(), evidence, Optional.empty()));
        if (!change.leg().equals(leg) && facts.nowMillis() >= disputableUntilMillis(facts)) {
            throw new Refusal(
                    RefusalCode.TOO_LATE,
                    leg.name() + " could be disputed before " + disputableUntilMillis(facts)
                            + " ms; ask its operator for a refund instead.");
        }
        return changed(List.of(change), facts);
    }

    /**
     * Refuses unless this is evidence for a leg's dispute that waits for its ruling, from the side that opened it; see
     * {@link BookedLeg#getOpenDispute} and {@link Dispute#requireEvidence}.
     *
     * @param evidence SHA-256 of the salted evidence that is given
     */
    public void requireEvidence(HoldId holdId, Sha256 evidence, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        DisputeParty party = TripAccess.requirePartyOf(this, leg, caller, facts);
        leg.getOpenDispute().requireEvidence(evidence, party);
    }

    /** The city whose terms apply rules on a dispute; see {@link BookedLeg#ruleDispute}. */
    public TripChange ruleDispute(HoldId holdId, Verdict verdict, Caller caller, LedgerFacts facts) {
        BookedLeg leg = getLeg(holdId);
        caller.requireCityOf(cityMspId());
        return changed(List.of(leg.ruleDispute(verdict, facts.nowMillis())), facts);
    }

    /** Refuses unless the city whose terms apply may have a leg's evidence purged: only once it has ruled. */
    public void requirePurgeable(HoldId holdId, Caller caller) {
        caller.requireCityOf(cityMspId());
        BookedLeg leg = getLeg(holdId);
        if (leg.hasOpenDispute()) {
            throw new Refusal(
                    RefusalCode.ILLEGAL_TRANSITION,
                    leg.name() + " has a dispute that waits for a ruling; rule before its evidence is purged.");
        }
    }

    private long disputableUntilMillis(LedgerFacts facts) {
        return journal.lastEntryAtMillis()
                + facts.getTerms(booking.termsVersion()).content().disputeDays() * DAY_MILLIS;
    }

    private TripChange unchanged() {
        return new TripChange(this, Optional.empty(), List.of(), List.of());
    }

    private TripChange changed(List<LegChange> changes, LedgerFacts facts) {
        TripChange change = TripChange.of(this, changes, facts.nowMillis());
        if (change.isSomething()) {
            TripAccess.requireOpen(this, facts);
        }
        return change;
    }

    Trip with(List<BookedLeg> theLegs, Optional<JournalEntry> entry, long atMillis) {
        return new Trip(id, booking, theLegs, entry.isPresent() ? journal.withEntryAt(atMillis) : journal);
    }

    private Refusal illegal(String what, String needed, String instead) {
        return new Refusal(
                RefusalCode.ILLEGAL_TRANSITION,
                "Trip " + id + " is " + status().tompName() + " and only when " + needed + " can it be " + what + "; "
                        + instead + ".");
    }
}
