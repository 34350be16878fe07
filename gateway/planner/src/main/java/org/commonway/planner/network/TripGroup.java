package org.commonway.planner.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.planner.timetable.TransferRule;
import org.commonway.planner.timetable.TransferRule.EveryTrip;
import org.commonway.planner.timetable.TransferRule.OfRoute;
import org.commonway.planner.timetable.TransferRule.OfTrip;
import org.commonway.planner.timetable.TransferRule.Side;

/**
 * Trips that all rules for changing at a stop treat alike.
 *
 * @param arriving the lines and trips by which rules for leaving these trips name them
 * @param departing likewise for boarding them
 */
record TripGroup(Set<Side> arriving, Set<Side> departing) {
    /** Trips that no rule names. */
    static final TripGroup UNNAMED = new TripGroup(Set.of(), Set.of());

    /** Copies the sets. */
    TripGroup {
        arriving = Set.copyOf(arriving);
        departing = Set.copyOf(departing);
    }

    /** Whether a rule is for a change from trips of this group to trips of another. */
    boolean isCovered(TransferRule rule, TripGroup to) {
        return isNamed(arriving, rule.from()) && isNamed(to.departing, rule.to());
    }

    private static boolean isNamed(Set<Side> names, Side side) {
        return side instanceof EveryTrip || names.contains(side);
    }

    /** The lines and trips that the rules at one stop name. */
    static final class Names {
        private final Set<OfRoute> routes = new HashSet<>();
        /** By first trip: what is named of them lies next to each other and does not overlap. */
        private final TreeMap<Integer, OfTrip> trips = new TreeMap<>();

        void add(Side side) {
            if (side instanceof OfTrip named) {
                trips.put(named.firstTrip(), named);
            } else if (side instanceof OfRoute named) {
                routes.add(named);
            }
        }

        Iterable<OfRoute> routes() {
            return routes;
        }

        Iterable<OfTrip> trips() {
            return trips.values();
        }

        /** The names of a trip of this line; of one beside the timetable, -1, those of its line. */
        Set<Side> of(int route, int trip) {
            Set<Side> found = new HashSet<>();
            OfRoute line = new OfRoute(route);
            if (routes.contains(line)) {
                found.add(line);
            }
            Optional.ofNullable(trips.floorEntry(trip))
                    .map(Entry::getValue)
                    .filter(named -> trip < named.endTrip())
                    .ifPresent(found::add);
            return found;
        }
    }

    /** The groups of trips at one stop, each with the number of the stop that a search has for it. */
    static final class AtStop {
        private final Names arriving = new Names();
        private final Names departing = new Names();
        private final Map<TripGroup, Integer> numbers = new HashMap<>();

        Names arriving() {
            return arriving;
        }

        Names departing() {
            return departing;
        }

        TripGroup of(int route, int trip) {
            return new TripGroup(arriving.of(route, trip), departing.of(route, trip));
        }

        Map<TripGroup, Integer> numbers() {
            return numbers;
        }
    }
}
