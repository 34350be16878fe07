package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.terms.Terms;

/** A ledger for tests: what was put into it, and nothing else. */
final class FixedFacts implements LedgerFacts {
    final Map<OperatorId, ECPublicKey> keys = new HashMap<>();
    final Map<String, TimeWindow> claims = new HashMap<>();
    final Set<TripId> trips = new HashSet<>();
    final Set<HoldId> holds = new HashSet<>();
    long nowMillis;
    Terms terms = new Terms(3, 500, 100, "CityMSP");

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public Terms getTerms() {
        return terms;
    }

    @Override
    public Optional<ECPublicKey> findSigningKey(OperatorId operatorId) {
        return Optional.ofNullable(keys.get(operatorId));
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return trips.contains(tripId);
    }

    @Override
    public boolean isUsed(OperatorId operatorId, HoldId holdId) {
        return holds.contains(holdId);
    }

    @Override
    public boolean isTaken(OperatorId operatorId, Claim claim) {
        TimeWindow taken = claims.get(operatorId + "/" + claim.assetId());
        return taken != null && taken.overlaps(claim.window());
    }
}
