package org.commonway.rules.leg;

/** What a dispute is about. The names are those of commonway.ledger.v1.DisputeReason; there is no free text. */
public enum DisputeReason {
    NOT_RIDDEN,
    CHARGED_TOO_MUCH,
    LATE,
    NOT_AS_OFFERED,
    DAMAGE
}
