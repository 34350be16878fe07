package org.commonway.gateway.booking;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.TripEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from a city's ledger what became of this gateway's trips there. That there is news is written down before anything else, so
 * that a crash loses none; reading it follows at once, or in the next round of the recovery.
 */
public final class TripFollower implements Consumer<TripChange> {
    private static final Logger LOG = LoggerFactory.getLogger(TripFollower.class);

    /** Trips of other gateways that are read over again after a restart, at most; a write for each would cost too much. */
    private static final int STRANGERS_MAX = 256;

    private final TripSaga saga;
    private final String city;
    private final Executor executor;
    /** Read and written by the subscription's one thread. */
    private int unsaved;

    /** Follows for the trips of this saga in the city of this channel; reads on this executor. */
    public TripFollower(TripSaga saga, String city, Executor executor) {
        this.saga = saga;
        this.city = city;
        this.executor = executor;
    }

    /** Where to go on after a restart. */
    public Optional<Checkpoint> findCheckpoint() {
        return saga.journal().findCheckpoint(city);
    }

    @Override
    public void accept(TripChange change) {
        boolean ours = false;
        for (TripEvent event : change.trips()) {
            if (saga.journal().tell(city, event.getTripId())) {
                ours = true;
                executor.execute(() -> read(event.getTripId()));
            }
        }
        if (ours || ++unsaved == STRANGERS_MAX) {
            unsaved = 0;
            saga.journal().keepCheckpoint(city, change.checkpoint());
        }
    }

    private void read(String tripId) {
        try {
            saga.running()
                    .tryAlone(
                            tripId,
                            () -> saga.journal()
                                    .find(tripId)
                                    .filter(booking -> booking.state().isFinal())
                                    .map(saga.reading()::read));
        } catch (LedgerOutage notNow) {
            LOG.debug("The ledger's news of trip {} could not be read; the recovery reads it", tripId);
        }
    }
}
