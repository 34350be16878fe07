package org.commonway.bank.account;

import java.util.Optional;

/**
 * Where a party is paid, and pays from.
 *
 * @param name the holder as its bank knows it, 1 to 140 characters
 * @param iban the account
 * @param bic its bank; within SEPA the IBAN is enough
 */
public record BankAccount(String name, Iban iban, Optional<Bic> bic) {}
