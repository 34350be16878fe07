package org.commonway.rules.split;

/** Why somebody gets a share of what a leg is charged. The names are those of commonway.ledger.v1.SplitRole. */
public enum ShareRole {
    /** For running the leg. */
    OPERATOR,
    /** Commission. */
    GATEWAY,
    /** Levy, or below 0 a subsidy. */
    CITY,
    /** VAT that the gateway owes in the operator's place. */
    VAT
}
