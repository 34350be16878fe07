package org.commonway.embedded.state;

/** The state cannot be read or written now. What the chain holds is not touched by that. */
public final class StateOutage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With one sentence. */
    public StateOutage(String sentence) {
        super(sentence);
    }

    /** With one sentence and what led to it. */
    public StateOutage(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
