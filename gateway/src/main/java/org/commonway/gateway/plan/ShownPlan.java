package org.commonway.gateway.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Timing;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * A plan as it was shown.
 *
 * @param city the channel of the city that it was planned for
 * @param planId names it for booking
 * @param validUntil wall clock; later it cannot be booked
 * @param from where the trip starts
 * @param to where it ends
 * @param passengers how many ride
 * @param options in the order that the ranking's policy gives
 * @param earlier what to ask for to see what goes before these
 * @param later what to ask for to see what goes after these
 * @param answers one for each listed operator
 * @param message a sentence for the rider, when there is something to say
 * @param quotes the signed quotes by {@link #quoteKey}
 * @param search the search's name on the record, in hexadecimal digits
 */
public record ShownPlan(
        String city,
        String planId,
        Instant validUntil,
        Place from,
        Place to,
        int passengers,
        List<Option> options,
        Timing earlier,
        Timing later,
        List<OperatorAnswer> answers,
        Optional<String> message,
        Map<String, SignedEnvelope> quotes,
        String search) {

    /** Copies the collections. */
    public ShownPlan {
        options = List.copyOf(options);
        answers = List.copyOf(answers);
        quotes = Map.copyOf(quotes);
    }

    /**
     * One option.
     *
     * @param optionId unique within the plan
     * @param planned the trip
     */
    public record Option(String optionId, PlanOption planned) {}

    /** Names a quote among those of all operators: an operator's quote ids are its own. */
    static String quoteKey(String operatorId, String quoteId) {
        return operatorId + "/" + quoteId;
    }
}
