package org.commonway.gateway.booking;

import java.util.List;
import java.util.Optional;

/** Where bookings are written down, each step before the next is taken. What a call returns from is durable. */
public interface TripJournal {

    /** Begins an entry; empty when the rider has used the intent's idempotency key already. */
    Optional<Booking> begin(Intent intent);

    /**
     * Writes the next state down.
     *
     * @throws IllegalStateException when another writer was faster
     */
    Booking append(Booking booking, TripState next);

    /** The entry of this trip. */
    Optional<Booking> find(String tripId);

    /** The entry that this rider's key began. */
    Optional<Booking> findByKey(String riderId, IdempotencyKey key);

    /** The rider's newest trips that are booked, were, or may yet be, newest first. */
    List<Booking> listByRider(String riderId, int limit);

    /** Entries in a state that is not final, oldest first. */
    List<Booking> listUnfinished(int limit);
}
