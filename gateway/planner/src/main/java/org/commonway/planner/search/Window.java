package org.commonway.planner.search;

/**
 * Which departures are of interest, and until when to arrive; all in seconds from the day's base.
 *
 * @param first the earliest departure
 * @param last the end of the window; the same as {@code first} for one departure
 * @param deadline the latest arrival; {@link SearchProblem#NEVER} for none
 */
public record Window(int first, int last, int deadline) {
    /** Departures from one moment to another, with any arrival. */
    public static Window of(int first, int last) {
        return new Window(first, last, SearchProblem.NEVER);
    }

    /** The last departures that arrive by a moment: the very last, which is given, and those so many seconds before. */
    public static Window endingWith(int last, int seconds, int deadline) {
        return new Window(last - seconds, last, deadline);
    }
}
