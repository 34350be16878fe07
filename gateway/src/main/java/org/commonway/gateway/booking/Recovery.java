package org.commonway.gateway.booking;

import java.util.Optional;
import org.commonway.ledger.LedgerOutage;

/**
 * Drives every trip of a city that was left half-way towards its end: at start, and every few seconds after. Trips that
 * a request is working on are left alone. Each city has a recovery of its own: the ledger of one that does not answer
 * must not keep the trips of the others waiting.
 */
public final class Recovery {
    private static final int TRIPS_MAX = 1000;

    private final TripSaga saga;
    private final String city;

    /** Recovery by this saga of the trips in the city of this channel. */
    public Recovery(TripSaga saga, String city) {
        this.saga = saga;
        this.city = city;
    }

    /**
     * One round over all unfinished trips. What one of them breaks on is thrown at the end, after the others had their
     * turn.
     *
     * @return how many are still unfinished, because a ledger or node does not answer
     */
    public int run() {
        int open = 0;
        RuntimeException broken = null;
        for (Booking unfinished : saga.journal().listUnfinished(city, TRIPS_MAX)) {
            try {
                open += drive(unfinished.intent().tripId()) ? 0 : 1;
            } catch (RuntimeException e) {
                if (broken == null) {
                    broken = e;
                } else {
                    broken.addSuppressed(e);
                }
            }
        }
        if (broken != null) {
            throw broken;
        }
        return open;
    }

    /** True when nothing is left to do. */
    private boolean readNews(Booking booking) {
        if (!booking.state().isFinal()) {
            return false;
        }
        try {
            if (saga.journal().isStale(booking.intent().tripId())) {
                saga.reading().read(booking);
            }
            return true;
        } catch (LedgerOutage notNow) {
            return false;
        }
    }

    private boolean drive(String tripId) {
        Optional<Boolean> done = saga.running()
                .tryAlone(
                        tripId,
                        () -> saga.journal()
                                .find(tripId)
                                .map(saga::drive)
                                .map(this::readNews)
                                .orElseThrow());
        return done.orElse(true);
    }
}
