package org.commonway.rules.trip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.terms.Terms;

/** The ledger's facts and some trips more, which this transaction has booked and the ledger does not show yet. */
record FactsWithBooked(LedgerFacts ledger, List<Trip> booked) implements LedgerFacts {
    FactsWithBooked {
        booked = List.copyOf(booked);
    }

    @Override
    public LedgerFacts withBooked(Trip trip) {
        List<Trip> all = new ArrayList<>(booked);
        all.add(trip);
        return new FactsWithBooked(ledger, all);
    }

    @Override
    public long nowMillis() {
        return ledger.nowMillis();
    }

    @Override
    public long closedUntilMillis() {
        return ledger.closedUntilMillis();
    }

    @Override
    public Terms getTermsInForce() {
        return ledger.getTermsInForce();
    }

    @Override
    public Terms getTerms(int version) {
        return ledger.getTerms(version);
    }

    @Override
    public Optional<RegisteredOperator> findOperator(OperatorId operatorId) {
        return ledger.findOperator(operatorId);
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return booked.stream().anyMatch(trip -> trip.id().equals(tripId)) || ledger.isBooked(tripId);
    }

    @Override
    public boolean isTaken(AssetClaim claim) {
        // What was booked a moment ago is live as a whole: the clash is looked for here, over or not.
        return booked.stream().anyMatch(trip -> claims(trip, claim)) || ledger.isTaken(claim);
    }

    private static boolean claims(Trip trip, AssetClaim claim) {
        for (var leg : trip.legs()) {
            if (leg.hold().assetClaim().filter(claim::clashesWith).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
