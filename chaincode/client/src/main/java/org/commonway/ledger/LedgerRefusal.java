package org.commonway.ledger;

/** The contract said no. Nothing was changed. */
public final class LedgerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * A refusal.
     *
     * @param code stable, such as HOLD_EXPIRED; the codes are those of org.commonway.rules.refusal.RefusalCode and
     *     Fabric's validation codes, such as MVCC_READ_CONFLICT
     * @param sentence one sentence for a person
     */
    public LedgerRefusal(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** One sentence: what, where and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
