package org.commonway.node.quote;

/** There is no ride to quote. An answer, not an error. */
public final class QuoteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The stable codes of commonway.offer.v1.RefusalReason. */
    public enum Reason {
        OUTSIDE_AREA,
        OUTSIDE_HOURS,
        NO_VEHICLE,
        TOO_MANY_PASSENGERS
    }

    private final Reason reason;

    /** A refusal with one sentence for the rider. */
    public QuoteRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** The stable code. */
    public Reason reason() {
        return reason;
    }
}
