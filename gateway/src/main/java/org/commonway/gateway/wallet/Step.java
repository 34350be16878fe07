package org.commonway.gateway.wallet;

/** What a transfer does. */
public enum Step {
    /** A new wallet gets its opening balance. */
    OPEN,
    /** Money is set aside. */
    RESERVE,
    /** Some of what was set aside is paid. */
    POST,
    /** Some of what was set aside is free again. */
    VOID,
    /** Some of what was paid is given back. */
    REFUND
}
