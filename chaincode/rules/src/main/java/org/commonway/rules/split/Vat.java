package org.commonway.rules.split;

/**
 * The VAT inside what a leg is charged.
 *
 * @param bps of the net amount, 0 to 5000
 * @param debtor who owes it; NOBODY when bps is 0
 */
public record Vat(int bps, VatDebtor debtor) {}
