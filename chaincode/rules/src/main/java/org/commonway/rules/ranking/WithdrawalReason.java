package org.commonway.rules.ranking;

/** Why a policy is taken back before anybody could use it. The list is closed: no free text stands on the ledger. */
public enum WithdrawalReason {
    /** The text does not say what was meant. */
    FAULTY_TEXT,
    /** Gateways or operators cannot be ready by that day. */
    NOT_READY,
    /** Somebody objected, and was right. */
    OBJECTION,
    /** The law that it rests on has changed. */
    LAW_CHANGED
}
