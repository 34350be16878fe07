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
 * @param otherRides of the quoted rides that were given, those that fit the request and are in no option, each alone
 */
public record PlanResult(List<PlanOption> options, Optional<String> reason, List<PlanOption> otherRides) {
    /** Copies the lists. */
    public PlanResult {
        options = List.copyOf(options);
        otherRides = List.copyOf(otherRides);
    }
}
