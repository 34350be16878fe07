package org.commonway.planner.streets;

import java.util.Optional;

/**
 * The quickest ways of one profile from many places to many, within a limit of time, asked for pair by pair. They take as
 * many seconds as {@link Streets#reachFrom} finds; of ways equally quick it may be another, and lengths may be rounded to
 * the next metre. Safe for any number of threads.
 */
public interface StreetWays {
    /** The place as the start of ways; it is of this profile. */
    Start start(StreetPoint place);

    /** The place as the end of ways. */
    End end(StreetPoint place);

    /** Where ways end; good only for the {@link StreetWays} that made it. */
    interface End {}

    /** Where ways start. */
    interface Start {
        /** The quickest way to there; empty when it takes longer than the limit. */
        Optional<StreetWay> findWay(End end);
    }
}
