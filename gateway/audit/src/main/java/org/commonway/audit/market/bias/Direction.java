package org.commonway.audit.market.bias;

/** Which way an owner is treated unlike the others. */
public enum Direction {
    /** Better. */
    FAVOURED,
    /** Worse. */
    BEHIND
}
