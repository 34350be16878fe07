package org.commonway.rules.trip;

import java.util.Optional;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.terms.Terms;

/** The ledger's facts and one trip more, which this transaction has booked and the ledger does not show yet. */
record FactsWithBooked(LedgerFacts before, Trip booked) implements LedgerFacts {
    @Override
    public long nowMillis() {
        return before.nowMillis();
    }

    @Override
    public long closedUntilMillis() {
        return before.closedUntilMillis();
    }

    @Override
    public Terms getTermsInForce() {
        return before.getTermsInForce();
    }

    @Override
    public Terms getTerms(int version) {
        return before.getTerms(version);
    }

    @Override
    public Optional<RegisteredOperator> findOperator(OperatorId operatorId) {
        return before.findOperator(operatorId);
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return booked.id().equals(tripId) || before.isBooked(tripId);
    }

    @Override
    public boolean isTaken(AssetClaim claim) {
        // What was booked a moment ago is live as a whole: the clash is looked for here, over or not.
        return booked.legs().stream()
                        .flatMap(leg -> leg.hold().assetClaim().stream())
                        .anyMatch(claim::clashesWith)
                || before.isTaken(claim);
    }
}
