package org.commonway.node.hold;

import org.commonway.node.hold.BookedTrips.BookedTrip;
import org.commonway.proto.ledger.v1.LegStatus;

/** Believes a gateway that a hold is booked only after the ledger said so. */
public final class HoldConfirmation {
    private final HoldBook book;
    private final BookedTrips ledger;

    /** Checks holds of this book with that ledger. */
    public HoldConfirmation(HoldBook book, BookedTrips ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    /**
     * Confirms the hold when the ledger has booked its trip with this very hold by this transaction.
     *
     * @throws HoldConflict NOT_BOOKED when it has not; UNKNOWN_HOLD or NOT_YOURS as {@link HoldBook#getOf}
     */
    public Hold confirm(String holdId, String gatewayId, String txId) {
        Hold hold = book.getOf(holdId, gatewayId);
        BookedTrip trip = getBookedTrip(hold);
        if (!trip.txId().equals(txId)) {
            throw notBooked(hold, "was booked by transaction " + trip.txId() + ", not " + txId);
        }
        book.booked(holdId, txId);
        return book.getOf(holdId, gatewayId);
    }

    /** The trip of this hold as the ledger has it, with this very promise in it and its leg not cancelled. */
    public BookedTrip getBookedTrip(Hold hold) {
        BookedTrip trip =
                ledger.findTrip(hold.facts().ids().tripId()).orElseThrow(() -> notBooked(hold, "is not on the ledger"));
        int leg = trip.promises().indexOf(hold.facts().promise().envelope());
        if (leg < 0) {
            throw notBooked(hold, "is on the ledger without this hold");
        }
        if (trip.legs().get(leg) == LegStatus.LEG_STATUS_CANCELLED) {
            throw notBooked(hold, "has this leg cancelled on the ledger");
        }
        return trip;
    }

    private static HoldConflict notBooked(Hold hold, String what) {
        return new HoldConflict(
                HoldConflict.Reason.NOT_BOOKED, "Trip " + hold.facts().ids().tripId() + " " + what + ".");
    }
}
