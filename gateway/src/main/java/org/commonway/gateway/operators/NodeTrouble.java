package org.commonway.gateway.operators;

/** A node did not answer, or answered what it must not; the message is one sentence. */
public final class NodeTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Trouble with its sentence. */
    public NodeTrouble(String sentence) {
        super(sentence);
    }

    /** As above, with what brought it about. */
    public NodeTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
