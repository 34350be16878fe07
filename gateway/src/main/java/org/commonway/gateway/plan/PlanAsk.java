package org.commonway.gateway.plan;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.record.SearchSecret;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Timing;
import org.commonway.planner.request.Via;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param via places to come by, in this order
 * @param moment when; empty is now, on the city's journey date
 * @param party who travels, and what of their own stands at the origin
 * @param limits what of all there is the rider wants to see
 * @param sorting in which order, and under which name the search goes on record
 */
public record PlanAsk(
        Place from, Place to, List<Via> via, Optional<Moment> moment, Party party, Limits limits, Sorting sorting) {
    /** Copies the list. */
    public PlanAsk {
        via = List.copyOf(via);
    }

    /** How many travel, 1 to 8. */
    public int passengers() {
        return party.passengers();
    }

    /**
     * When the rider wants to travel.
     *
     * @param at local time of the city
     * @param end whether to leave then or to be there by then
     */
    public record Moment(LocalDateTime at, Timing.End end) {}

    /**
     * What narrows or widens a search; where it is empty, the planner's own figure holds.
     *
     * @param modes what may be used besides feet
     * @param maxWalkMetres at most this far to the first and from the last vehicle
     * @param window how much later a departure is still of interest
     * @param avoidedOperators ids of operators with whom the rider would not travel
     * @param criteria what trips are compared by, besides departure, arrival and the number of vehicles
     */
    public record Limits(
            Set<Mode> modes,
            Set<String> avoidedOperators,
            Optional<Integer> maxWalkMetres,
            Optional<Duration> window,
            Set<Criterion> criteria) {
        /** Takes copies of the sets. */
        public Limits {
            modes = Set.copyOf(modes);
            avoidedOperators = Set.copyOf(avoidedOperators);
            criteria = Set.copyOf(criteria);
        }
    }

    /**
     * In which order trips are wanted.
     *
     * @param order by what
     * @param weights the rider's own; {@link Weights#NONE} for every other order
     * @param secret what the rider's side has drawn for this search; empty leaves it to the gateway
     */
    public record Sorting(Order order, Weights weights, Optional<SearchSecret> secret) {
        /** What holds when nothing is said. */
        public static final Sorting USUAL = new Sorting(Order.SOONEST, Weights.NONE, Optional.empty());
    }
}
