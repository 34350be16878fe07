package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.CooperativeId;
import org.commonway.rules.operator.Operator;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.OperatorKind;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.operator.VatStatus;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.terms.TermsProposal;

/** A ledger for tests: what was put into it, and nothing else. */
final class FixedFacts implements LedgerFacts {
    final Map<OperatorId, RegisteredOperator> operators = new HashMap<>();
    final List<AssetClaim> claims = new ArrayList<>();
    final Set<TripId> trips = new HashSet<>();
    long nowMillis;
    long closedUntilMillis;
    Terms terms = new Terms(3, "CityMSP", 0, new TermsProposal(500, 100, List.of(), 14, true));

    void register(OperatorId id, String mspId, ECPublicKey key, VatStatus vatStatus) {
        operators.put(
                id,
                new RegisteredOperator(
                        new Operator(
                                id,
                                "An operator",
                                OperatorKind.ON_DEMAND,
                                "localhost:7201",
                                key,
                                vatStatus,
                                Optional.of(new CooperativeId("shuttles"))),
                        mspId));
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public long closedUntilMillis() {
        return closedUntilMillis;
    }

    @Override
    public Terms getTermsInForce() {
        return terms;
    }

    @Override
    public Terms getTerms(int version) {
        if (version != terms.version()) {
            throw new IllegalStateException("no terms " + version);
        }
        return terms;
    }

    @Override
    public Optional<RegisteredOperator> findOperator(OperatorId operatorId) {
        return Optional.ofNullable(operators.get(operatorId));
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return trips.contains(tripId);
    }

    @Override
    public boolean isTaken(AssetClaim claim) {
        return claims.stream().anyMatch(claim::clashesWith);
    }
}
