package org.commonway.planner.itinerary;

import java.util.List;
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
 * @param alerts what the operator says that its riders should read
 */
public record TransitLeg(
        String operator, Mode mode, LegPath path, LegCost cost, TransitService service, List<RiderAlert> alerts)
        implements Leg {
    /** Copies the list. */
    public TransitLeg {
        alerts = List.copyOf(alerts);
    }

    /** A ride of which nothing needs to be read. */
    public TransitLeg(String operator, Mode mode, LegPath path, LegCost cost, TransitService service) {
        this(operator, mode, path, cost, service, List.of());
    }

    /** The same ride with these alerts. */
    public TransitLeg withAlerts(List<RiderAlert> told) {
        return new TransitLeg(operator, mode, path, cost, service, told);
    }

    @Override
    public Optional<String> operatorId() {
        return Optional.of(operator);
    }

    /** The same behind so many more legs. */
    TransitLeg movedOn(int legs) {
        return new TransitLeg(operator, mode, path, cost, service.movedOn(legs), alerts);
    }
}
