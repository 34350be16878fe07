package org.commonway.audit.ranking;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * What a rider asked for.
 *
 * @param order by what
 * @param arriveBy whether the rider must be there by a moment, so that later departures are better
 * @param weights the rider's own; {@link Weights#NONE} for every other order
 */
public record OrderAsked(Order order, boolean arriveBy, Weights weights) {
    /** Refuses WEIGHT_RANGE for weights in an order that has none. */
    public OrderAsked {
        if (order != Order.OWN_WEIGHTS && !weights.equals(Weights.NONE)) {
            throw new AuditRefusal(RefusalCode.WEIGHT_RANGE, "weights for order " + order);
        }
    }

    /** An order without weights, from a moment on. */
    public static OrderAsked by(Order order) {
        return new OrderAsked(order, false, Weights.NONE);
    }
}
