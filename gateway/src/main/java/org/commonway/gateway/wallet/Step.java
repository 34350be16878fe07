package org.commonway.gateway.wallet;

/** What a transfer does. The stage makes sure that each happens once, and that post and void exclude each other. */
public enum Step {
    /** A new wallet gets its opening balance. */
    OPEN(1),
    /** Money is set aside. */
    RESERVE(1),
    /** What was set aside is paid. */
    POST(2),
    /** What was set aside is free again. */
    VOID(2),
    /** What was paid is given back. */
    REFUND(3);

    private final int stage;

    Step(int stage) {
        this.stage = stage;
    }

    /** A reservation has at most one transfer of each stage. */
    public int stage() {
        return stage;
    }
}
