package org.commonway.node.ride;

/** The rider's act does not count; nothing was changed. */
public final class RideRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with one sentence for the rider. */
    public RideRefused(String sentence) {
        super(sentence);
    }
}
