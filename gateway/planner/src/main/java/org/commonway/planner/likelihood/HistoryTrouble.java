package org.commonway.planner.likelihood;

/**
 * Why what was kept could not be used.
 *
 * @param reason in one word
 * @param sentence for whoever runs the planner: what is wrong, with which file, and what follows
 */
public record HistoryTrouble(Reason reason, String sentence) {
    /** Stable names of what can be wrong. */
    public enum Reason {
        /** The file cannot be opened or read. */
        UNREADABLE,
        /** It is another kind of file. */
        NO_HISTORY,
        /** It was written by another version. */
        OTHER_VERSION,
        /** Its end is missing. */
        CUT,
        /** Its content is not what was written. */
        ALTERED,
        /** It was written as it is, and makes no sense. */
        SENSELESS
    }
}
