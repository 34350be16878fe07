package org.commonway.bank.statement;

/**
 * What one entry means for the party, for one leg.
 *
 * @param entry the whole entry
 * @param leg position of the leg in its trip, 0 for the first
 * @param vat the leg's VAT
 * @param amounts what it comes to
 */
public record StatementLine(JournalLine entry, int leg, LegVat vat, Amounts amounts) {}
