package org.commonway.rules.operator;

/**
 * An operator as it stands on the ledger.
 *
 * @param entry what it says of itself
 * @param mspId the organisation whose member registered it: nobody of another one can act for it
 */
public record RegisteredOperator(Operator entry, String mspId) {
    /** Its id. */
    public OperatorId id() {
        return entry.id();
    }
}
