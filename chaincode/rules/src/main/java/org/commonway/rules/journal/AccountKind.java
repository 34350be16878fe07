package org.commonway.rules.journal;

/** What an account is for. The names are those of commonway.ledger.v1.AccountKind; their order is the canonical one. */
public enum AccountKind {
    /** What a gateway took from its riders, and owes the network. Party: the gateway, as MSP/id. */
    PAYER,
    /** What is pending of it, until a leg's end says whose; back at 0 once a trip's legs are resolved. Party as PAYER. */
    HOLD,
    /** What an operator is owed for its legs. Party: the operator's id. */
    OPERATOR,
    /** What a gateway keeps. Party as PAYER. */
    COMMISSION,
    /** What a city takes, or below 0 gives. Party: the city's MSP id. */
    LEVY,
    /** VAT that a gateway owes the tax office in an operator's place (deemed supplier, EU 2025/516). Party as PAYER. */
    VAT
}
