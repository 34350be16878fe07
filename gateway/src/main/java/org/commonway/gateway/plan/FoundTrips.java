package org.commonway.gateway.plan;

import java.util.List;
import org.commonway.gateway.offers.SharedFleet;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.PlanResult;

/**
 * All that a search found, before it is decided what of it is shown and in which order.
 *
 * @param planId names the plan to its rider
 * @param ask what the rider asked for
 * @param request the same as the planner was asked
 * @param moment when the search came in
 * @param round what operators of rides on demand answered
 * @param expired those of the round's offers that were no longer good when trips were searched
 * @param shared the vehicles that were searched
 * @param result what the planner picked, and the quoted rides beside
 */
public record FoundTrips(
        String planId,
        PlanAsk ask,
        PlanRequest request,
        SearchMoment moment,
        QuoteRound.Outcome round,
        List<QuoteAnswer.Offered> expired,
        SharedFleet shared,
        PlanResult result) {
    /** Copies the list. */
    public FoundTrips {
        expired = List.copyOf(expired);
    }

    /** The same search with what the planner found. */
    FoundTrips with(PlanResult planned) {
        return new FoundTrips(planId, ask, request, moment, round, expired, shared, planned);
    }
}
