package org.commonway.node.ride;

import org.commonway.node.hold.BookedTrips.BookedTrip;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * Starts and ends rides. The rider must have signed each act with the one-time key that the trip was booked with, and
 * the call must come through the gateway that made the hold.
 */
public final class RideDesk {
    private final HoldBook book;
    private final HoldConfirmation confirmation;
    private final RiderSignature signatures;

    /** A desk for the holds of this book. */
    public RideDesk(HoldBook book, HoldConfirmation confirmation, RiderSignature signatures) {
        this.book = book;
        this.confirmation = confirmation;
        this.signatures = signatures;
    }

    /** Unlocks the vehicle or opens the door. */
    public Hold start(String holdId, String gatewayId, SignedEnvelope act) {
        open(holdId, gatewayId, act, RiderAct.Step.START);
        return book.start(holdId);
    }

    /** Ends the ride where the rider is. */
    public Hold end(String holdId, String gatewayId, SignedEnvelope act) {
        RiderAct opened = open(holdId, gatewayId, act, RiderAct.Step.END);
        return book.end(holdId, opened.position());
    }

    private RiderAct open(String holdId, String gatewayId, SignedEnvelope envelope, RiderAct.Step step) {
        Hold hold = book.getOf(holdId, gatewayId);
        BookedTrip trip = confirmation.getBookedTrip(hold);
        book.booked(holdId, trip.txId());
        RiderAct act = signatures.open(envelope, trip.riderKey());
        if (!act.holdId().equals(holdId) || act.step() != step) {
            throw new RideRefused("The rider signed " + act.step() + " of hold " + act.holdId() + ", not " + step
                    + " of hold " + holdId + ".");
        }
        return act;
    }
}
