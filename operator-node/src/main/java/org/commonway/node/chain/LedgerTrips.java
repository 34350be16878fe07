package org.commonway.node.chain;

import java.util.Optional;
import org.commonway.ledger.Ledger;
import org.commonway.node.hold.BookedTrips;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.Trip;

/** Trips as the ledger has them. */
public final class LedgerTrips implements BookedTrips {
    private final Ledger ledger;

    /** Asks this ledger. */
    public LedgerTrips(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<BookedTrip> findTrip(String tripId) {
        return ledger.findTrip(tripId).map(LedgerTrips::booked);
    }

    private static BookedTrip booked(Trip trip) {
        return new BookedTrip(
                trip.getTxId(),
                trip.getHoldsList(),
                trip.getLegsList().stream().map(Leg::getStatus).toList(),
                trip.getRiderKey());
    }
}
