package org.commonway.rules.journal;

/**
 * What moved the money. The names are those of commonway.ledger.v1.EntryReason, and the words pending, posted, voided and
 * expired those of two-phase transfers (TigerBeetle, docs/coding/two-phase-transfers.md).
 */
public enum EntryReason {
    /** Pending: from the payer into the hold. */
    BOOKED,
    /** Posted: the leg was ridden. */
    ENDED,
    /** Posted: the rider did not come. */
    NO_SHOW,
    /** Voided, or posted as far as a fee is due. */
    CANCELLED,
    /** Voided: as if it had not been booked. */
    ROLLED_BACK,
    /** Voided: broken off for a reason that is not the rider's. */
    ABENDED,
    /** Expired: nobody reported in time. */
    EXPIRED,
    /** Given back of what was posted. */
    REFUNDED,
    /** Paid by the operator on top. */
    COMPENSATED,
    /** Given back because a city ruled so. */
    RULED
}
