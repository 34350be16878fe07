package org.commonway.samplecity.feed;

/** A GTFS feed cannot be used; the message is one sentence that says which, why and what to do. */
public final class FeedUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public FeedUnreadable(String sentence) {
        super(sentence);
    }

    /** With the sentence and what lies behind it. */
    public FeedUnreadable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
