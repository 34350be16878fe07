package org.commonway.rules.access;

/** What an operator asks for. */
public enum AccessKind {
    /** That an organisation gives it an identity to register with. */
    REGISTRATION,
    /** That a gateway sells its offers. */
    SALE
}
