package org.commonway.rules.split;

/** Why somebody gets a share of a fare. */
public enum ShareRole {
    /** For the legs that it runs. */
    OPERATOR,
    /** Commission. */
    GATEWAY,
    /** Levy. */
    CITY
}
