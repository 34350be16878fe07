package org.commonway.ledger;

/**
 * What the ledger holds so that competition on it can be proven fair. Calls throw {@link LedgerRefusal} and
 * {@link LedgerOutage} as those of {@link Ledger} do. Safe for many threads.
 */
public interface Fairness extends PolicyBook, LogBook, AccessBook {}
