package org.commonway.rules.trip;

import org.commonway.rules.refusal.Refusal;

/** One thing that must be so before a trip is booked. */
@FunctionalInterface
public interface BookingRule {

    /** Returns when it is so; throws {@link Refusal} when it is not. */
    void check(BookingRequest request, LedgerFacts facts);
}
