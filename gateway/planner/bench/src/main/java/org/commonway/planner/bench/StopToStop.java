package org.commonway.planner.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.search.EarliestArrival;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.search.SearchProblem;

/** Earliest arrivals between two stops on one day. What the bench needs of the search package is all in here. */
final class StopToStop {
    private final Network network;
    private final DayNetwork day;
    private final RideCosts costs;
    private final Map<String, Integer> stops = new HashMap<>();

    /**
     * A way that no other beats in both.
     *
     * @param arrivalEpochSeconds when it arrives
     * @param transfers changes between vehicles
     */
    record Arrival(long arrivalEpochSeconds, int transfers) {}

    /** Searches over this network, of one feed, on this day; the day's trips are worked out here. */
    StopToStop(Network network, LocalDate date) {
        this.network = network;
        this.day = network.day(date);
        this.costs = new RideCosts(
                network.timetables().stream()
                        .map(timetable -> Optional.<RideCosts.Fare>empty())
                        .toList(),
                EmissionFactors.standard(),
                EnumSet.allOf(Mode.class),
                1);
        for (int stop = 0; stop < network.stopCount(); stop++) {
            stops.put(network.stop(stop).stopId(), network.wholeStop(stop));
        }
    }

    /** The number of the stop of this GTFS stop_id; throws when there is none. */
    int getStop(String stopId) {
        return Optional.ofNullable(stops.get(stopId))
                .orElseThrow(() -> new BenchRefusal("The timetable has no stop " + stopId + "."));
    }

    /** The earliest arrivals for a departure at a stop itself: nobody walks to another stop first, or from the last. */
    List<Arrival> search(int from, int to, Instant departure) {
        List<DoorLabel> access = doors(from);
        SearchProblem problem = new SearchProblem(network, day, costs, access, doors(to));
        int seconds = (int) (departure.getEpochSecond() - day.base().getEpochSecond());
        int[] byBoardings = EarliestArrival.search(problem, access, seconds);
        List<Arrival> arrivals = new ArrayList<>();
        int best = SearchProblem.NEVER;
        for (int boardings = 1; boardings < byBoardings.length; boardings++) {
            if (byBoardings[boardings] < best) {
                best = byBoardings[boardings];
                arrivals.add(new Arrival(day.base().getEpochSecond() + best, boardings - 1));
            }
        }
        return arrivals;
    }

    /** One who is at a stop is at all its parts. */
    private List<DoorLabel> doors(int stop) {
        return network.partsOf(stop).stream()
                .map(part -> new DoorLabel(part, 0, 0, true, 0, 0, 0, 0))
                .toList();
    }
}
