package org.commonway.embedded.commit;

/** A transaction that was not taken for ordering. It will not be committed. */
public final class OrderRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Cause {
        /** It is no transaction. */
        BAD_REQUEST,
        /** Its creator is unknown or did not sign it. */
        FORBIDDEN,
        /** It is for another channel. */
        NOT_FOUND,
        /** Too many are waiting. */
        BUSY,
        /** The block could not be written, or the network is stopping. */
        UNAVAILABLE
    }

    private final Cause reason;

    /** A refusal with one sentence. */
    public OrderRefusal(Cause reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Why. */
    public Cause reason() {
        return reason;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
