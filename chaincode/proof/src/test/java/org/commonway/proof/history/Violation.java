package org.commonway.proof.history;

/** The contract and the law differ, or an invariant is broken. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String sentence) {
        super(sentence);
    }
}
