package org.commonway.bank.statement;

import org.commonway.rules.money.Money;

/**
 * VAT of one debtor at one rate, over a statement.
 *
 * @param vat who owes it, and the rate
 * @param gross the prices that it is inside of
 * @param amount the VAT
 */
public record VatTotal(LegVat vat, Money gross, Money amount) {}
