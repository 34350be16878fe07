package org.commonway.identity;

/** An identity, a signature or a certificate folder that cannot be accepted, and why. */
public final class IdentityRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with one sentence. */
    public IdentityRefusal(String sentence) {
        super(sentence);
    }

    /** A refusal with one sentence and what led to it. */
    public IdentityRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
