package org.commonway.node.realtime;

/** A realtime feed that cannot be had now; one sentence, which goes to gateways and names no address of the operator's. */
public final class FeedTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    /** Trouble with its sentence. */
    public FeedTrouble(String sentence) {
        super(sentence);
    }

    /** As above, with what brought it about. */
    public FeedTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
