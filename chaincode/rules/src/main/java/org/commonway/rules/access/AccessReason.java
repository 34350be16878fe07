package org.commonway.rules.access;

/** Why access is refused. The list is closed, and the whole statement stands behind its hash (P2B Regulation, Article 4). */
public enum AccessReason {
    /** It has not shown who it is. */
    IDENTITY_NOT_PROVEN,
    /** It lacks the licence that its service needs. */
    NO_LICENCE,
    /** It lacks the insurance that its service needs. */
    NO_INSURANCE,
    /** It endangers riders or others. */
    SAFETY,
    /** What its node says is wrong too often. */
    DATA_QUALITY,
    /** Its node does not speak the protocol, or not fast enough. */
    INTERFACE,
    /** It does not accept terms that all others accepted. */
    TERMS_NOT_ACCEPTED,
    /** It owes what settlements say that it owes. */
    DEBT,
    /** Its service lies outside the city. */
    OUTSIDE_CITY
}
