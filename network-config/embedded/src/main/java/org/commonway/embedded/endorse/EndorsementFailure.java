package org.commonway.embedded.endorse;

/** A proposal that was not endorsed or evaluated. */
public final class EndorsementFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose doing it was; Fabric's gateway answers with another status for each. */
    public enum Cause {
        /** The request is no proposal. */
        MALFORMED,
        /** There is nobody to ask: no such channel, chaincode or organisation. */
        NO_ENDORSER,
        /** The caller is not allowed or its proposal is not in order. */
        CALLER,
        /** The peer could not run the chaincode to its end. */
        PEER,
        /** The chaincode said no. */
        CHAINCODE
    }

    private final Cause reason;
    private final String mspId;
    private final boolean first;

    /** As {@link #EndorsementFailure(Cause, String, String, boolean)}, before any peer was asked. */
    public EndorsementFailure(Cause reason, String text) {
        this(reason, "", text, true);
    }

    /**
     * A failure.
     *
     * @param mspId the organisation whose peer says so; empty for none
     * @param text Fabric's text
     * @param first whether no other peer had endorsed before
     */
    public EndorsementFailure(Cause reason, String mspId, String text, boolean first) {
        super(text);
        this.reason = reason;
        this.mspId = mspId;
        this.first = first;
    }

    /** Whose doing it was. */
    public Cause reason() {
        return reason;
    }

    /** The organisation whose peer says so; empty for none. */
    public String mspId() {
        return mspId;
    }

    /** Whether no other peer had endorsed before. */
    public boolean isFirst() {
        return first;
    }

    /** Fabric's text. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
