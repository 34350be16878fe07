package org.commonway.planner.streets;

/** How far it is between one place and any other within a limit of time. Safe for any number of threads. */
public interface StreetReach {
    /** A limit that is none. */
    int ANY_METRES = 100_000_000;

    /** What {@link #secondsTo} and {@link #metresTo} give for a place beyond the limit. */
    int UNREACHED = -1;

    /** Seconds between the place and this one, or {@link #UNREACHED}. */
    int secondsTo(StreetPoint point);

    /** Metres of that quickest way, or {@link #UNREACHED}. */
    int metresTo(StreetPoint point);
}
