package org.commonway.planner.refusal;

/** Something the planner will not do; its message is one sentence that says what, where and what to do. */
public final class PlannerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The stable reason. */
    private final RefusalCode code;

    /** A refusal for this reason with one sentence for people. */
    public PlannerRefusal(RefusalCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** As above, keeping what it came from. */
    public PlannerRefusal(RefusalCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** The stable reason. */
    public RefusalCode code() {
        return code;
    }
}
