package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.LegLikelihood;
import org.commonway.planner.itinerary.Likelihood;
import org.commonway.planner.itinerary.PlanOption;
import org.jspecify.annotations.Nullable;

/**
 * How likely it is that an option goes as it is written.
 *
 * @param percent in how many of 100 cases all its parts come true; null when that is unknown
 * @param observations what the least known part rests on; null when that is unknown
 * @param parts the changes and rented vehicles that it depends on
 */
@Serdeable
public record LikelihoodJson(
        @Nullable Integer percent, @Nullable Integer observations, List<PartJson> parts) {

    /**
     * One thing that an option depends on.
     *
     * @param leg which leg can then be begun; 0 is the first
     * @param kind CHANGE (the ride before comes in time) or RENTAL (nobody else takes the vehicle)
     * @param at where; empty for a place without a name
     * @param percent in how many of 100 cases; null when that is unknown
     * @param observations how many observations it rests on; null when that is unknown
     */
    @Serdeable
    public record PartJson(
            int leg,
            String kind,
            String at,
            @Nullable Integer percent,
            @Nullable Integer observations) {}

    /** Of this option; empty when it depends on no change and no vehicle. */
    static Optional<LikelihoodJson> of(PlanOption option) {
        return option.likelihoods()
                .whole()
                .map(whole -> new LikelihoodJson(
                        percent(whole),
                        observations(whole),
                        option.likelihoods().parts().stream()
                                .map(part -> part(part, option.itinerary()))
                                .toList()));
    }

    private static PartJson part(LegLikelihood part, Itinerary itinerary) {
        return new PartJson(
                part.leg(),
                part.kind().name(),
                itinerary.legs().get(part.leg()).from().name(),
                percent(part.likelihood()),
                observations(part.likelihood()));
    }

    private static @Nullable Integer percent(Likelihood likelihood) {
        return likelihood instanceof Likelihood.Known known ? known.percent() : null;
    }

    private static @Nullable Integer observations(Likelihood likelihood) {
        return likelihood instanceof Likelihood.Known known ? known.observations() : null;
    }
}
