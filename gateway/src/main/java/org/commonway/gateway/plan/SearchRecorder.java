package org.commonway.gateway.plan;

import java.util.List;
import org.commonway.planner.itinerary.PlanOption;

/** Decides what of a search is shown and in which order, and puts both on record. */
public interface SearchRecorder {
    /** Throws ApiProblem LOG_STOPPED while no search can go on record: then nobody is asked for anything. */
    void requireOpen();

    /**
     * Ranks what was found and begins to put it on record; does not wait for a disk. Throws ApiProblem: LOG_STOPPED, and
     * BAD_REQUEST for a secret that names another search.
     */
    Recorded record(FoundTrips found);

    /**
     * What is shown.
     *
     * @param shown in order
     * @param search the search's name on the record, in hexadecimal digits
     */
    record Recorded(List<PlanOption> shown, String search) {
        /** Copies the list. */
        public Recorded {
            shown = List.copyOf(shown);
        }
    }
}
