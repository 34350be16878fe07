package org.commonway.node.acknowledgement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where acknowledgements are kept. Every call may throw a store outage. */
public interface AcknowledgementStore {
    /**
     * Keeps it, durably when this returns. Of those that say of one state of the stream alone, one after the other, the
     * first and the last are kept: what lies between says nothing that these two do not.
     */
    void keep(KeptAcknowledgement acknowledgement);

    /**
     * The next notes as text, in the order in which they came.
     *
     * @param origin of which log; empty for all
     * @param after the number of the last that was read; 0 for the first
     */
    List<Numbered> list(Optional<String> origin, long after, int limit);

    /** How many are kept. */
    long count();

    /**
     * Lets go of what came before this moment, and of each log of all but its newest.
     *
     * @param most of one log
     */
    void prune(Instant before, int most);

    /**
     * A note and its place.
     *
     * @param number rises with each
     * @param note as it was signed
     */
    record Numbered(long number, String note) {}
}
