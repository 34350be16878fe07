package org.commonway.embedded;

/** The network does not start, and what to do. */
public final class StartRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; each has an exit code of its own, listed in the README. */
    public enum Reason {
        BAD_SETTINGS(2),
        PORT_BUSY(3),
        STORAGE(4),
        DAMAGED_LOG(5),
        IDENTITIES(6);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The process's exit code. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final Reason reason;

    /** A refusal with one sentence. */
    public StartRefusal(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** A refusal with one sentence. */
    public StartRefusal(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
