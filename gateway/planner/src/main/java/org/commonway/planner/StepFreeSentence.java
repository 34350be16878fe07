package org.commonway.planner;

import java.util.List;
import java.util.stream.Stream;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.itinerary.Wheelchair;

/** One sentence on a step-free trip: what is known of it, and of which vehicles it is not. */
final class StepFreeSentence {
    private StepFreeSentence() {}

    static String of(Itinerary itinerary) {
        List<String> unknown = itinerary.legs().stream()
                .filter(leg -> leg.wheelchair() != Wheelchair.YES)
                .flatMap(StepFreeSentence::nameOf)
                .distinct()
                .toList();
        return unknown.isEmpty()
                ? "Step-free as far as is known."
                : "Step-free as far as is known; not said of " + String.join(", ", unknown) + ".";
    }

    /** What the rider calls the vehicle; streets are always as far as is known, and are not named. */
    private static Stream<String> nameOf(Leg leg) {
        if (leg instanceof TransitLeg transit) {
            TransitService.Line line = transit.service().line();
            return Stream.of("line " + (line.shortName().isEmpty() ? line.longName() : line.shortName()));
        }
        return leg instanceof OnDemandLeg ride ? Stream.of("the ride of " + ride.operator()) : Stream.empty();
    }
}
