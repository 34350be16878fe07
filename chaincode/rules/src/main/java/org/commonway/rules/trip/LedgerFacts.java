package org.commonway.rules.trip;

import java.util.List;
import java.util.Optional;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.terms.Terms;

/**
 * What the law must know of the ledger: the state before the transaction, and the transaction's own time. Each method is
 * asked only by those steps that need its answer, and may read the ledger when it is.
 */
public interface LedgerFacts {

    /** The transaction's time, milliseconds since 1970-01-01T00:00:00Z. No other clock counts. */
    long nowMillis();

    /** Entries before this moment are in closed periods; 0 while none is closed. */
    long closedUntilMillis();

    /** The terms in force now; refused with NO_TERMS when there are none. */
    Terms getTermsInForce();

    /** The terms of this version, in force or not. A version that a trip names is there. */
    Terms getTerms(int version);

    /** The operator of this id, if it is registered. */
    Optional<RegisteredOperator> findOperator(OperatorId operatorId);

    /** Whether a trip of this id was booked before, whatever became of it. */
    boolean isBooked(TripId tripId);

    /** Whether a live claim of a booked trip clashes with this one. */
    boolean isTaken(AssetClaim claim);

    /** The operator of this id; refused with OPERATOR_NOT_FOUND when it is not registered. */
    default RegisteredOperator getOperator(OperatorId operatorId) {
        return findOperator(operatorId)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.OPERATOR_NOT_FOUND,
                        "Operator " + operatorId + " is not registered; it must register before it can be booked."));
    }

    /** These facts as they are once the trip is booked too: for the next trip of the same transaction. */
    default LedgerFacts withBooked(Trip trip) {
        return new FactsWithBooked(this, List.of(trip));
    }
}
