package org.commonway.planner;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonway.planner.choice.OptionChoice;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.mode.Mode;

/** Quoted rides that no option has: whoever asked for a quote must be able to say what became of it. */
final class QuotedRides {
    private static final String WHY = "Quoted for this search.";

    private QuotedRides() {}

    /** Those of the trips found that are one quoted ride and were not picked. */
    static List<OptionChoice.Chosen> besides(List<OptionChoice.Chosen> picked, List<Found> found) {
        Set<Integer> taken = picked.stream().map(OptionChoice.Chosen::index).collect(Collectors.toSet());
        return IntStream.range(0, found.size())
                .filter(index -> !taken.contains(index) && isQuotedRide(found.get(index)))
                .mapToObj(index -> new OptionChoice.Chosen(index, Set.of(), WHY))
                .toList();
    }

    /** By its course first: other trips are not written out for the question. */
    private static boolean isQuotedRide(Found trip) {
        List<String> course = trip.score().course();
        return course.size() == 1
                && course.get(0).endsWith(" " + Mode.SHUTTLE)
                && trip.itinerary().get().legs().get(0) instanceof OnDemandLeg;
    }
}
