package org.commonway.audit.refusal;

/** Something of a public log that does not count; its message is one sentence that says what, and what to do. */
public final class AuditRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The stable reason. */
    private final RefusalCode code;

    /** A refusal with the sentence of its code. */
    public AuditRefusal(RefusalCode code) {
        super(code.sentence());
        this.code = code;
    }

    /**
     * A refusal with the sentence of its code, after where it was met.
     *
     * @param where what was looked at, such as "signature line 3" or "index 12 of 8"
     */
    public AuditRefusal(RefusalCode code, String where) {
        super(where + ": " + code.sentence());
        this.code = code;
    }

    /** The stable reason. */
    public RefusalCode code() {
        return code;
    }
}
