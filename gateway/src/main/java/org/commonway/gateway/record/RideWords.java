package org.commonway.gateway.record;

import java.util.Optional;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;

/**
 * What a ride is, as one line of text. The log has a commitment to it; the rider's receipt has the line, so that the
 * rider and the operator can say which ride was meant.
 */
final class RideWords {
    private RideWords() {}

    /** The line; empty for what is no operator's ride. Times are seconds since 1970. */
    static Optional<String> of(Leg leg) {
        String times =
                " " + leg.departure().getEpochSecond() + " " + leg.arrival().getEpochSecond();
        if (leg instanceof TransitLeg transit) {
            TransitService service = transit.service();
            return Optional.of("timetable " + quoted(service.gtfsTripId()) + " " + service.serviceDate() + " "
                    + quoted(service.headway()
                            .map(TransitService.Headway::startTime)
                            .orElse(""))
                    + " " + call(service.board()) + " " + call(service.alight()) + times);
        }
        if (leg instanceof RentalLeg rental) {
            return Optional.of("vehicle " + quoted(rental.rental().vehicleId()) + " "
                    + quoted(rental.rental().pricingPlanId()) + " "
                    + quoted(rental.rental().toStationId().orElse("")) + times);
        }
        return leg instanceof OnDemandLeg ride
                ? Optional.of("quote " + quoted(ride.quoteId()) + times)
                : Optional.empty();
    }

    private static String call(TransitService.StopCall call) {
        return quoted(call.stopId()) + " " + call.stopSequence();
    }

    /** Ids are whatever their operator likes: with marks round them, two different ones are never one line. */
    private static String quoted(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
