package org.commonway.rules.trip;

import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.DisputeParty;
import org.commonway.rules.leg.RideEvent;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;

/** Who may change what of a trip, and until when anybody may. */
final class TripAccess {
    private TripAccess() {}

    /** Refuses with NOT_ALLOWED unless a gateway asks, with NOT_YOUR_TRIP unless it is the one that booked. */
    static void requireGatewayOf(Trip trip, Caller caller) {
        if (!caller.requireGateway().equals(trip.booking().gateway())) {
            throw new Refusal(
                    RefusalCode.NOT_YOUR_TRIP,
                    "Trip " + trip.id() + " was booked by another gateway; only that gateway may change it.");
        }
    }

    /** Refuses with NOT_ALLOWED unless an operator or co-operative asks, with NOT_YOUR_LEG unless it acts for the leg's. */
    static RegisteredOperator requireOperatorOf(BookedLeg leg, Caller caller, LedgerFacts facts) {
        caller.requireRunsLegs();
        RegisteredOperator operator = facts.getOperator(leg.hold().operatorId());
        if (!caller.actsFor(operator)) {
            throw new Refusal(
                    RefusalCode.NOT_YOUR_LEG,
                    leg.name() + " is run by another operator; only " + operator.id()
                            + " or its co-operative may do this.");
        }
        return operator;
    }

    /** On whose side the caller is: the trip's gateway, or the leg's operator; refused as the two above. */
    static DisputeParty requirePartyOf(Trip trip, BookedLeg leg, Caller caller, LedgerFacts facts) {
        if (caller.role() == Role.GATEWAY) {
            requireGatewayOf(trip, caller);
            return DisputeParty.GATEWAY;
        }
        requireOperatorOf(leg, caller, facts);
        return DisputeParty.OPERATOR;
    }

    /** Refuses with INVALID_EVENT or BAD_SIGNATURE unless the event is the operator's own word on this leg. */
    static void requireSignedEvent(RideEvent event, Trip trip, BookedLeg leg, RegisteredOperator operator) {
        Envelope envelope = event.envelope();
        if (!event.operatorId().equals(operator.id()) || !event.tripId().equals(trip.id())) {
            throw new Refusal(
                    RefusalCode.INVALID_EVENT,
                    "The event is one of " + event.operatorId() + " on trip " + event.tripId() + " but " + leg.name()
                            + " of trip " + trip.id() + " is meant; let its operator sign one for that.");
        }
        if (!envelope.payloadType().equals(RideEvent.PAYLOAD_TYPE)
                || !envelope.signerId().equals(operator.id().value())
                || !envelope.isSignedBy(operator.entry().signingKey())) {
            throw new Refusal(
                    RefusalCode.BAD_SIGNATURE,
                    "The event on " + leg.name() + " is not signed as a ride event by " + operator.id()
                            + "'s registered key; ask it to sign again.");
        }
    }

    /** Refuses with PERIOD_CLOSED a transaction whose entries would fall into a period that is closed. */
    static void requireOpenPeriod(LedgerFacts facts) {
        if (facts.nowMillis() < facts.closedUntilMillis()) {
            throw new Refusal(
                    RefusalCode.PERIOD_CLOSED,
                    "The transaction says it is " + facts.nowMillis() + " ms but periods are closed until "
                            + facts.closedUntilMillis() + " ms; send it again with the time of now.");
        }
    }

    /** Refuses with PERIOD_CLOSED, or with TRIP_SETTLED when nothing about the trip can change any more. */
    static void requireOpen(Trip trip, LedgerFacts facts) {
        requireOpenPeriod(facts);
        if (trip.isSettled(facts)) {
            throw new Refusal(
                    RefusalCode.TRIP_SETTLED,
                    "Trip " + trip.id() + " is settled; settle what is left outside the ledger.");
        }
    }
}
