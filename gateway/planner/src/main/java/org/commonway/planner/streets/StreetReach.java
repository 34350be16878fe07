package org.commonway.planner.streets;

import java.util.List;
import org.commonway.planner.place.Coordinate;

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

    /** The course of that way in the direction of travel, at least two positions; the place is reached. */
    List<Coordinate> courseTo(StreetPoint point);

    /**
     * By how many seconds limits of speed lengthen that way for somebody who otherwise goes as fast as the limits were made
     * for; 0 where nothing is limited. The place is reached.
     */
    int delaySecondsTo(StreetPoint point);

    /** The same in less memory, for whoever keeps it; to be asked before other threads know of it. */
    default StreetReach trimmed() {
        return this;
    }
}
