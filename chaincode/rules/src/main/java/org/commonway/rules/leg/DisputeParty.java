package org.commonway.rules.leg;

/** Who opened a dispute. */
public enum DisputeParty {
    /** The trip's gateway, for its rider. */
    GATEWAY,
    /** The leg's operator. */
    OPERATOR
}
