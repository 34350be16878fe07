package org.commonway.audit.ranking;

import java.util.Optional;

/** What a rider can have trips ordered by (rule R2); the policy's text says each in words. Codes are those of records. */
public enum Order {
    /** Arrives first; for one who must be there by a moment, leaves last. The order when none is asked for. */
    SOONEST(0),
    /** Costs least; what is not known comes last. */
    PRICE(1),
    /** First those without a change, by departure; then the others, by elapsed time. */
    DIRECT_FIRST(2),
    /** Emits least. */
    GREENEST(3),
    /** By the rider's own weights. */
    OWN_WEIGHTS(4);

    private static final Order[] BY_CODE = values();

    private final int code;

    Order(int code) {
        this.code = code;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** The order of this number; empty when there is none. */
    public static Optional<Order> find(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
