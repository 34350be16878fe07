package org.commonway.chaincode.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.TripChange;

/** Trips, what they claim, and where operators find them. */
public final class Trips {
    private final Records records;
    private final Alliance alliance;
    private final TripIndex index;
    private final Journal journal;
    private final ClaimBook claims;

    Trips(Records records, Alliance alliance, Journal journal) {
        this.records = records;
        this.alliance = alliance;
        this.index = new TripIndex(records);
        this.journal = journal;
        this.claims = new ClaimBook(records);
    }

    /** The trip of this id, if it was booked. */
    public Optional<Trip> find(TripId id) {
        return records.find(Keys.trip(id), Trip.parser());
    }

    /** Whether a trip of this id was booked. */
    public boolean has(TripId id) {
        return records.find(Keys.trip(id)).isPresent();
    }

    /** Whether a claim on the ledger clashes with this one. */
    boolean isTaken(AssetClaim claim) {
        return claims.isTaken(claim);
    }

    /**
     * Writes what the trips that this transaction books have in common: what they claim, their operators' lists and their
     * first entries. A claim needs no guard as a trip does: what frees it changes its trip, and nobody takes the vehicle
     * without a hold that its operator signed.
     */
    public void putTogether(List<TripChange> booked) {
        claims.put(booked);
        index.put(booked.stream().map(TripChange::trip).toList());
        journal.put(booked, booked.get(0).trip().booking().atMillis());
    }

    /**
     * Writes a newly booked trip. From then on its operators' organisations must endorse what changes it, and others with
     * them, so that a majority does.
     *
     * @param owners the organisations that registered its operators
     */
    public void putBooked(TripId id, Trip message, Set<String> owners) {
        String key = Keys.trip(id);
        records.put(key, message);
        records.requireEndorsement(key, new KeyPolicy(owners, alliance.list()));
    }

    /** Writes a changed trip and its entry, and frees what it claims no longer. */
    public void putChanged(TripChange change, Trip message, long nowMillis) {
        journal.put(List.of(change), nowMillis);
        TripId id = change.trip().id();
        records.put(Keys.trip(id), message);
        claims.free(change.freedClaims(), id);
    }

    /** A page of the trips with a leg of this operator, oldest booking first. */
    public TripPage list(OperatorId operator, PageAsk ask) {
        Shared.Part<TripId> part = index.list(operator, ask);
        TripPage.Builder page = TripPage.newBuilder().setBookmark(part.bookmark());
        for (TripId id : part.things()) {
            page.addTrips(find(id).orElseThrow(() -> new IllegalStateException("an index names no trip: " + id)));
        }
        return page.build();
    }
}
