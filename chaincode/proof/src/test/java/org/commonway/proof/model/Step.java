package org.commonway.proof.model;

/**
 * One call of a contract function.
 *
 * @param now the transaction's time, milliseconds
 */
public record Step(Who who, long now, Act act) {

    @Override
    public String toString() {
        return now + " " + who + " " + act;
    }
}
