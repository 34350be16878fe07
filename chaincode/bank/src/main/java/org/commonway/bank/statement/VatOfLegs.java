package org.commonway.bank.statement;

/** What is known of the VAT of each booked leg: its operator's signed rate, and who owes it by the terms. */
@FunctionalInterface
public interface VatOfLegs {
    /**
     * The VAT of a leg.
     *
     * @param tripId a trip of the journal
     * @param leg its position, 0 for the first
     */
    LegVat get(String tripId, int leg);
}
