package org.commonway.planner.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.timetable.Timetable;

/**
 * Notes on legs what their operators say that riders should read: the alerts that count while the leg lasts and that name
 * its agency, line, kind of vehicle or trip, or a stop where the rider gets on or off (GTFS Realtime, EntitySelector).
 * Immutable.
 */
public final class LegAlerts {
    private final Map<String, AlertBook> byOperator = new HashMap<>();

    /** Those of these operators; an operator without alerts costs nothing. */
    public LegAlerts(List<Timetable> timetables, Realtime realtime) {
        for (Timetable timetable : timetables) {
            realtime.find(timetable.operatorId())
                    .map(RealtimeFeed::alerts)
                    .filter(alerts -> !alerts.isEmpty())
                    .ifPresent(alerts ->
                            byOperator.put(timetable.operatorId(), new AlertBook(timetable, List.copyOf(alerts))));
        }
    }

    /** The same options, with alerts on their legs. */
    public List<PlanOption> note(List<PlanOption> options) {
        return byOperator.isEmpty() ? options : options.stream().map(this::note).toList();
    }

    private PlanOption note(PlanOption option) {
        Itinerary itinerary = option.itinerary();
        List<Leg> legs = itinerary.legs().stream().map(this::note).toList();
        return option.withItinerary(new Itinerary(legs, itinerary.currency()));
    }

    private Leg note(Leg leg) {
        return leg instanceof TransitLeg ride && byOperator.containsKey(ride.operator())
                ? byOperator.get(ride.operator()).note(ride)
                : leg;
    }
}
