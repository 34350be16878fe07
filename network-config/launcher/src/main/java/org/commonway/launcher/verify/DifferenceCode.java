package org.commonway.launcher.verify;

/**
 * What a verification finds beyond a replay's own findings and the refusals of formats. Codes are stable: programs act on
 * them.
 */
public enum DifferenceCode {
    // The log's files.
    CHECKPOINT_MISSING("The log has no checkpoint."),
    TILE_DIFFERS("A tile says another hash than the entries have."),
    ROOT_DIFFERS("The entries do not lead to the root that the log has signed."),

    // The log beside the ledger.
    LOG_NOT_ON_LEDGER("The ledger has no log of this origin with this key."),
    TWO_FACES("The ledger has held fast another tree of this size than the one that is shown: the log has two faces."),
    ANCHOR_AHEAD("The ledger has held fast a larger log than is shown; fetch the log again, for entries are missing."),
    POLICY_NOT_ON_LEDGER("The policy is not the one that the ledger has in force on this day."),

    // Receipts and texts that one has oneself.
    RECEIPT_TWO_FACES("The receipt's checkpoint is of another tree of that size: the log has two faces."),
    RECEIPT_AHEAD("The receipt is of a larger log than is shown; fetch the log again, for entries are missing."),
    POLICY_TEXT_UNUSED("The log never published the policy text that was given."),

    // What the gateway acknowledged to operators.
    ACKNOWLEDGEMENT_AHEAD(
            "The gateway has acknowledged an entry behind those that are shown; fetch the log again, for entries are missing."),
    ACKNOWLEDGED_SEARCH_MISSING(
            "The gateway has acknowledged an answer to a search that is not in the log where it said it is."),
    ACKNOWLEDGED_ANSWER_DROPPED(
            "The gateway has acknowledged an answer, and the record of its search does not have it."),
    ACKNOWLEDGED_STATE_UNUSED(
            "The search saw an older state of the operator's stream than the gateway had acknowledged before."),
    ACKNOWLEDGED_STREAM_DROPPED(
            "The search was without the operator's stream while the gateway acknowledged that searches see it.");

    private final String sentence;

    DifferenceCode(String sentence) {
        this.sentence = sentence;
    }

    /** What a person reads: what is wrong. */
    public String sentence() {
        return sentence;
    }
}
