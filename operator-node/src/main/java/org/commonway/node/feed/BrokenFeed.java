package org.commonway.node.feed;

/** A feed that cannot be used at all; says what, where and what to do in one sentence. */
public final class BrokenFeed extends Exception {
    private static final long serialVersionUID = 1L;

    /** A broken feed. */
    public BrokenFeed(String sentence) {
        super(sentence);
    }

    /** A broken feed with its cause. */
    public BrokenFeed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
