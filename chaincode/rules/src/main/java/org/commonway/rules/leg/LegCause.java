package org.commonway.rules.leg;

/** Why a leg is CANCELLED or ABENDED. The names are those of commonway.ledger.v1.LegCause. */
public enum LegCause {
    /** The rider took it back, through the gateway. */
    RIDER,
    /** The operator took it back or broke it off. */
    OPERATOR,
    /** The rider did not come. */
    NO_SHOW,
    /** Nobody reported a ride, or its end, in time. */
    EXPIRED,
    /** The whole trip was rolled back. */
    ROLLBACK
}
