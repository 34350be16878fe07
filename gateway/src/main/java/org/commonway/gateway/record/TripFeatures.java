package org.commonway.gateway.record;

import java.util.List;
import java.util.OptionalInt;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.StepFree;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.Likelihood;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.mode.Mode;

/** What the ranking knows of a trip that the planner found. */
final class TripFeatures {
    private TripFeatures() {}

    /** Refuses FEATURE_RANGE for a trip that no ranking takes, such as one of more than eleven days. */
    static Features of(PlanOption option) {
        Itinerary trip = option.itinerary();
        List<Leg> ridden =
                trip.legs().stream().filter(leg -> leg.mode() != Mode.WALK).toList();
        long departure = trip.departure().getEpochSecond();
        return new Features(
                trip.price().stream().mapToLong(money -> money.minorUnits()).findFirst(),
                departure,
                Math.toIntExact(trip.arrival().getEpochSecond() - departure),
                (int) ridden.stream().filter(leg -> !leg.isSameVehicle()).count(),
                trip.walkMetres(),
                trip.co2Grams(),
                stepFree(trip.legs()),
                !ridden.isEmpty() && ridden.stream().allMatch(TransitLeg.class::isInstance),
                likelihood(option));
    }

    /** As its worst leg. */
    private static StepFree stepFree(List<Leg> legs) {
        if (legs.stream().anyMatch(leg -> leg.wheelchair() == Wheelchair.NO)) {
            return StepFree.NO;
        }
        return legs.stream().allMatch(leg -> leg.wheelchair() == Wheelchair.YES) ? StepFree.YES : StepFree.UNKNOWN;
    }

    private static OptionalInt likelihood(PlanOption option) {
        return option.likelihoods()
                .whole()
                .filter(Likelihood.Known.class::isInstance)
                .map(known -> OptionalInt.of(((Likelihood.Known) known).percent()))
                .orElse(OptionalInt.empty());
    }
}
