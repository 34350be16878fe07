package org.commonway.rules.operator;

/** Whether an operator charges VAT itself; where it does not, the platform may owe it (EU 2025/516, ViDA). */
public enum VatStatus {
    /** Registered: it charges VAT and owes it. */
    REGISTERED,
    /** Not registered, as many a one-person shuttle. */
    NOT_REGISTERED
}
