package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A ride by timetable.
 *
 * @param operator who runs it
 * @param mode bus, tram, metro, rail or ferry
 * @param path where and when
 * @param cost its fare and emissions
 * @param service the trip of the timetable, with all that is needed to hold the leg
 */
public record TransitLeg(String operator, Mode mode, LegPath path, LegCost cost, TransitService service)
        implements Leg {
    @Override
    public Optional<String> operatorId() {
        return Optional.of(operator);
    }

    @Override
    public boolean isSameVehicle() {
        return service.stayOnBoard();
    }
}
