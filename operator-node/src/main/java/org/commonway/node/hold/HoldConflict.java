package org.commonway.node.hold;

/** A call that does not fit the hold. Nothing was changed. */
public final class HoldConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What does not fit. */
    public enum Reason {
        /** The hold id stands for another leg, trip or gateway. */
        ID_IN_USE,
        /** No such hold. */
        UNKNOWN_HOLD,
        /** Another gateway made it. */
        NOT_YOURS,
        /** The hold is in a state that has no such transition. */
        WRONG_STATE,
        /** The ledger does not know a booking of this hold by this transaction. */
        NOT_BOOKED
    }

    private final Reason reason;

    /** A conflict with one sentence for the gateway. */
    public HoldConflict(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** The stable code. */
    public Reason reason() {
        return reason;
    }
}
