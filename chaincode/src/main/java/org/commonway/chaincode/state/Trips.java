package org.commonway.chaincode.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Claim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.TripChange;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/** Trips, what they claim, and where operators find them. */
public final class Trips {
    private final Records records;
    private final Alliance alliance;
    private final TripIndex index;
    private final Journal journal;

    Trips(Records records, Alliance alliance, Journal journal) {
        this.records = records;
        this.alliance = alliance;
        this.index = new TripIndex(records);
        this.journal = journal;
    }

    /** The trip of this id, if it was booked. */
    public Optional<Trip> find(TripId id) {
        return records.find(Keys.trip(id), Trip.parser());
    }

    /** Whether a trip of this id was booked. */
    public boolean has(TripId id) {
        return records.find(Keys.trip(id)).isPresent();
    }

    /**
     * Whether a claim on the ledger clashes with this one. No claim is longer than LONGEST, so one that starts earlier
     * than that before this one cannot reach it. The range is read to its end, so that Fabric's phantom check refuses this
     * transaction if another one puts a claim there meanwhile.
     */
    boolean isTaken(AssetClaim claim) {
        org.commonway.rules.hold.TimeWindow window = claim.claim().window();
        String start = Keys.claimsFrom(claim, Math.max(0, window.startMillis() - Claim.LONGEST.toMillis()));
        String end = Keys.claimsFrom(claim, window.endMillis());
        return records.list(start, end, Integer.MAX_VALUE).stream()
                .map(Trips::windowOf)
                .anyMatch(window::overlaps);
    }

    private static org.commonway.rules.hold.TimeWindow windowOf(KeyValue entry) {
        return MoneyCodec.toRules(Canonical.parseState(entry.getKey(), TimeWindow.parser(), entry.getValue()));
    }

    /** Writes what the trips that this transaction books have in common: their operators' lists and their first entries. */
    public void putTogether(List<TripChange> booked) {
        index.put(booked.stream().map(TripChange::trip).toList());
        journal.put(booked, booked.get(0).trip().booking().atMillis());
    }

    /**
     * Writes a newly booked trip: itself and its claims. From then on its operators' organisations must
     * endorse what changes it, and others with them, so that a majority does. A claim needs no such guard: what frees it
     * changes its trip, and nobody takes the vehicle without a hold that its operator signed.
     *
     * @param owners the organisations that registered its operators
     */
    public void putBooked(TripChange change, Trip message, Set<String> owners) {
        TripId id = change.trip().id();
        for (BookedLeg leg : change.trip().legs()) {
            leg.hold().assetClaim().ifPresent(claim -> putClaim(claim, id));
        }
        String key = Keys.trip(id);
        records.put(key, message);
        records.requireEndorsement(key, new KeyPolicy(owners, alliance.list()));
    }

    private void putClaim(AssetClaim claim, TripId id) {
        records.put(Keys.claim(claim, id), MoneyCodec.toProto(claim.claim().window()));
    }

    /** Writes a changed trip and its entry, and frees what it claims no longer. */
    public void putChanged(TripChange change, Trip message, long nowMillis) {
        journal.put(List.of(change), nowMillis);
        TripId id = change.trip().id();
        records.put(Keys.trip(id), message);
        change.freedClaims().forEach(claim -> records.delete(Keys.claim(claim, id)));
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
