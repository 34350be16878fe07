package org.commonway.planner.likelihood;

/** How long before it happens something is said of it, in classes: the longer, the more may still change. */
final class Lead {
    /** Numbered from 0, the shortest first. */
    static final int COUNT = 5;

    private static final int[] ENDS_SECONDS = {5 * 60, 15 * 60, 30 * 60, 60 * 60};

    private Lead() {}

    /** The class of this many seconds before; none before counts as the shortest. */
    static int of(long seconds) {
        int lead = 0;
        while (lead < ENDS_SECONDS.length && seconds >= ENDS_SECONDS[lead]) {
            lead++;
        }
        return lead;
    }
}
