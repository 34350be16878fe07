package org.commonway.gateway.plan;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Party;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param departAt local time of the city; empty is now, on the city's journey date
 * @param passengers 1 to 8
 * @param limits what of all there is the rider wants to see
 * @param needs what the way must be fit for
 */
public record PlanAsk(
        Place from, Place to, Optional<LocalDateTime> departAt, int passengers, Limits limits, Set<Party.Need> needs) {
    /** Takes a copy of the needs. */
    public PlanAsk {
        needs = Set.copyOf(needs);
    }

    /**
     * What narrows or widens a search; where it is empty, the planner's own figure holds.
     *
     * @param modes what may be used besides feet
     * @param maxWalkMetres at most this far to the first and from the last vehicle
     * @param window how much later a departure is still of interest
     * @param criteria what trips are compared by, besides departure, arrival and the number of vehicles
     */
    public record Limits(
            Set<Mode> modes, Optional<Integer> maxWalkMetres, Optional<Duration> window, Set<Criterion> criteria) {
        /** Takes copies of the sets. */
        public Limits {
            modes = Set.copyOf(modes);
            criteria = Set.copyOf(criteria);
        }
    }
}
