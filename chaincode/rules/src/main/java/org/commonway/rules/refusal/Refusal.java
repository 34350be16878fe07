package org.commonway.rules.refusal;

/** The law says no, and why. Nothing has changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RefusalCode code;

    /** A refusal with a sentence of its own: what, where, and what to do. */
    public Refusal(RefusalCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** A refusal with the sentence of its code. */
    public Refusal(RefusalCode code) {
        this(code, code.sentence());
    }

    /** The stable code. */
    public RefusalCode code() {
        return code;
    }

    /** One sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
