package org.commonway.embedded.commit;

/**
 * Whether the ledger takes transactions.
 *
 * @param kind whether, and if not what kind of trouble it has
 * @param sentence what is the matter and what to do; empty if it serves
 */
public record LedgerCondition(Kind kind, String sentence) {
    static final LedgerCondition SERVING = new LedgerCondition(Kind.SERVING, "");

    /** The kinds. */
    public enum Kind {
        /** It does. */
        SERVING,
        /** A write failed, for lack of room or of a sound disk. It tries again and serves again by itself. */
        STORAGE,
        /** The chain is not what was written. Neither reads nor writes; a person must look. */
        DAMAGED,
        /** A fault of its own; only a restart can tell what is on disk. */
        FAULT
    }

    /** Whether it takes transactions. */
    public boolean isServing() {
        return kind == Kind.SERVING;
    }

    /** Whether it comes back by itself. */
    boolean mayPass() {
        return kind == Kind.STORAGE;
    }
}
