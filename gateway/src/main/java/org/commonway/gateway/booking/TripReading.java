package org.commonway.gateway.booking;

import java.util.EnumSet;
import java.util.Set;
import org.commonway.gateway.wallet.Wallet;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripStatus;

/**
 * Reads from its city's ledger what became of a booked trip, and brings the rider's money to where the ledger says that it
 * stands. Reading twice changes nothing.
 */
final class TripReading {
    private static final Set<TripStatus> TAKEN_BACK =
            EnumSet.of(TripStatus.TRIP_STATUS_CANCELLED, TripStatus.TRIP_STATUS_ROLLBACK);

    private final TripJournal journal;
    private final Wallet wallet;
    private final TripCities cities;

    TripReading(TripJournal journal, Wallet wallet, TripCities cities) {
        this.journal = journal;
        this.wallet = wallet;
        this.cities = cities;
    }

    /**
     * The booking with what the ledger says now.
     *
     * @throws LedgerOutage when it does not answer
     * @throws LedgerRefusal when it may not be asked
     */
    Booking read(Booking booking) {
        Intent intent = booking.intent();
        long news = journal.countNews(intent.tripId());
        Trip trip = cities.of(booking)
                .ledger()
                .findTrip(intent.tripId())
                .map(found -> found.toBuilder().clearHolds().build())
                .orElseThrow(
                        () -> new IllegalStateException("the ledger does not know booked trip " + intent.tripId()));
        if (booking.onLedger()
                .filter(known -> known.getEntries() > trip.getEntries())
                .isPresent()) {
            // Another peer, which is behind the one that answered before; its news come once it has caught up.
            return booking;
        }
        TripMoney money = TripMoney.of(intent.draft(), trip);
        wallet.settle(intent.riderId(), intent.tripId(), money.pending(), money.paid());
        return journal.learn(booking, trip, news);
    }

    /** True when the ledger has the whole trip cancelled or rolled back. */
    static boolean isTakenBack(Booking booking) {
        return booking.onLedger()
                .filter(trip -> TAKEN_BACK.contains(trip.getStatus()))
                .isPresent();
    }
}
