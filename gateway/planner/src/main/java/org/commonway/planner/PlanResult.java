package org.commonway.planner;

import java.util.List;
import java.util.Optional;
import org.commonway.planner.itinerary.PlanOption;

/**
 * The answer to a request.
 *
 * @param options those worth showing, by arrival
 * @param reason with no options: one sentence that says why. With options: a sentence on what could not be looked at,
 *     such as a date without timetables; mostly empty
 */
public record PlanResult(List<PlanOption> options, Optional<String> reason) {
    /** Copies the list. */
    public PlanResult {
        options = List.copyOf(options);
    }
}
