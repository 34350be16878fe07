package org.commonway.city.zone;

/** A file of zones or openings cannot be used; the message is one sentence: which, where and what to do. */
public final class ZoneRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public ZoneRefusal(String sentence) {
        super(sentence);
    }
}
