package org.commonway.ledger;

/** The ledger gave no answer. Says at which step, and whether a submitted transaction can still commit. */
public final class LedgerOutage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where it stopped. */
    public enum Step {
        EVALUATE,
        ENDORSE,
        SUBMIT,
        COMMIT_STATUS
    }

    private final Step step;

    /** An outage at this step. */
    public LedgerOutage(Step step, String sentence, Throwable cause) {
        super(sentence, cause);
        this.step = step;
    }

    /** Where it stopped. */
    public Step step() {
        return step;
    }

    /** True when nothing was or will be changed; false when the transaction may have been committed, or yet be. */
    public boolean nothingChanged() {
        return step == Step.EVALUATE || step == Step.ENDORSE;
    }
}
