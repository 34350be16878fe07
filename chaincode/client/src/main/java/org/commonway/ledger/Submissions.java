package org.commonway.ledger;

/** Hands prepared transactions in. */
public interface Submissions {

    /**
     * Hands the transaction to the ledger and waits for its commit. The same transaction may be submitted again at any
     * time, by any later process: it commits at most once, and the answer is that of its first commit.
     */
    Commit submit(SignedTransaction transaction);
}
