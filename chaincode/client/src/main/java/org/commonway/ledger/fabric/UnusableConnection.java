package org.commonway.ledger.fabric;

/** The settings of a ledger connection cannot be used: one sentence says which, and what to do. */
public final class UnusableConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableConnection(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    UnusableConnection(String sentence) {
        super(sentence);
    }
}
