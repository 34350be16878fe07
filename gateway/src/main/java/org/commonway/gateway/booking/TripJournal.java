package org.commonway.gateway.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.ledger.Checkpoint;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.SignedEnvelope;

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

    /**
     * A city's entries in a state that is not final, and those of which its ledger told something not read yet; oldest
     * first.
     */
    List<Booking> listUnfinished(String city, int limit);

    /** How many trips of a city have a signed transaction of which it is not known how it ended: it is handed in again. */
    int countPending(String city);

    /** How often the ledger has told of this trip. */
    long countNews(String tripId);

    /**
     * Writes down what the ledger says of the trip.
     *
     * @param news how often it had told when it was asked: what it tells later is still to be read
     */
    Booking learn(Booking booking, Trip trip, long news);

    /** True when the ledger told of the trip since it was read. */
    boolean isStale(String tripId);

    /** Writes down that a city's ledger has told of a trip; false for one that this journal does not have there. */
    boolean tell(String city, String tripId);

    /** Writes down how far the events of a city's ledger were read. */
    void keepCheckpoint(String city, Checkpoint checkpoint);

    /** How far the events of a city's ledger were read. */
    Optional<Checkpoint> findCheckpoint(String city);

    /** Forgets where the rider of a trip went: openings, requests and the legs as they were shown. */
    Booking erase(Booking booking, String legsJson, Instant at);

    /** Writes down what an operator's node said of a leg's ride. */
    void keepRide(String tripId, int leg, SignedEnvelope event);

    /** What the nodes said last of the rides of a trip's legs, by leg. */
    Map<Integer, SignedEnvelope> findRides(String tripId);
}
