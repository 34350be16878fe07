package org.commonway.gateway.booking;

import java.util.Optional;
import org.commonway.proto.ledger.v1.Trip;

/**
 * An entry of the journal.
 *
 * @param intent what was asked for; never changes
 * @param state how far booking it has come
 * @param version how many transitions it has behind it; guards against two writers
 * @param onLedger the trip as the ledger had it when it was read last: what became of its legs. Empty until it was read
 */
public record Booking(Intent intent, TripState state, int version, Optional<Trip> onLedger) {

    /** The channel of the city on whose ledger it is. */
    public String city() {
        return intent.draft().city();
    }

    /** The same in another state. */
    public Booking in(TripState next) {
        return new Booking(intent, next, version + 1, onLedger);
    }

    /** True when no leg of the trip can be ridden any more, as far as the ledger told. */
    public boolean isOver() {
        return onLedger.filter(trip -> trip.getLegsList().stream().allMatch(TripMoney::isOver))
                .isPresent();
    }

    /** The same, with what the ledger says now. */
    public Booking with(Trip trip) {
        return new Booking(intent, state, version, Optional.of(trip));
    }
}
