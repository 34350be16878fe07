package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.terms.Terms;

/** What the law must know of the ledger to judge a booking: the state before it, and the transaction's own time. */
public interface LedgerFacts {

    /** The transaction's time, milliseconds since 1970-01-01T00:00:00Z. No other clock counts. */
    long nowMillis();

    /** The terms in force; refused with NO_TERMS when there are none. */
    Terms getTerms();

    /** The key that this operator's envelopes are checked with, if it is registered. */
    Optional<ECPublicKey> findSigningKey(OperatorId operatorId);

    /** Whether a trip of this id was booked before, cancelled or not. */
    boolean isBooked(TripId tripId);

    /** Whether this hold was booked before. */
    boolean isUsed(OperatorId operatorId, HoldId holdId);

    /** Whether a booked trip has the asset at any time of the claim. */
    boolean isTaken(OperatorId operatorId, Claim claim);
}
