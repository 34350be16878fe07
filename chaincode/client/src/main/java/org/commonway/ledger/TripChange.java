package org.commonway.ledger;

import java.util.List;
import org.commonway.proto.ledger.v1.TripEvent;

/**
 * What one transaction did to trips.
 *
 * @param trips those that were booked, one or several, or the one that changed
 * @param checkpoint where it stands on the ledger; keep it once all of the trips are handled
 */
public record TripChange(List<TripEvent> trips, Checkpoint checkpoint) {
    /** Keeps a copy of the list. */
    public TripChange {
        trips = List.copyOf(trips);
    }
}
