package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.planner.city.Porto;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Footpaths;
import org.commonway.planner.network.Network;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.search.EarliestArrival;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.search.SearchProblem;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Continuations.Continuation;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.vehicles.SharedVehicle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real feeds and streets; skipped by name where they are not there. */
class PortoTest {
    private static final LocalDate DATE = LocalDate.of(2024, 5, 14);

    @TempDir
    static Path cache;

    static GraphHopperStreets streets;
    static City city;

    @BeforeAll
    static void open() {
        streets = GraphHopperStreets.open(Porto.file("porto.osm.pbf"), cache);
        city = Porto.city(streets);
    }

    @AfterAll
    static void close() {
        if (streets != null) {
            streets.close();
        }
    }

    @Test
    void trips_across_both_operators_are_found_and_hold_together() {
        Planner planner = new Planner(city);
        LiveSnapshot live = new LiveSnapshot(Porto.fleet(city, 400, 100, 30), List.of());
        List<Itinerary> all = new ArrayList<>();
        for (Porto.Query query : Porto.queries().subList(0, 20)) {
            List<PlanOption> options = planner.plan(PlanRequest.of(query.from(), query.to(), query.departAt()), live)
                    .options();
            assertThat(options).isNotEmpty().hasSizeLessThanOrEqualTo(10);
            assertThat(options.stream().flatMap(option -> option.strengths().stream()))
                    .containsExactlyInAnyOrder(Strength.values());
            options.forEach(option -> all.add(option.itinerary()));
            for (PlanOption option : options) {
                assertThat(option.itinerary().departure()).isAfterOrEqualTo(query.departAt());
                assertThat(option.itinerary().price()).isPresent();
            }
        }
        assertThat(all).anyMatch(trip -> trip.operators().containsAll(List.of("stcp", "metro")));
        assertThat(all).anyMatch(trip -> trip.operators().size() >= 3);
        assertThat(all.stream().flatMap(trip -> trip.legs().stream()))
                .allSatisfy(leg -> assertThat(leg.geometry()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(all.stream()
                        .flatMap(trip -> trip.legs().stream())
                        .filter(TransitLeg.class::isInstance)
                        .map(leg -> ((TransitLeg) leg).service().serviceDate()))
                .isNotEmpty()
                .allMatch(date -> Math.abs(date.toEpochDay() - DATE.toEpochDay()) <= 1);
    }

    @Test
    void the_earliest_arrival_agrees_with_an_independent_connection_scan() {
        Network network = new Network(streets, city.timetables());
        Map<String, Integer> stops = new TreeMap<>();
        for (int stop = 0; stop < network.stopCount(); stop++) {
            stops.put(network.stop(stop).stopId(), stop);
        }
        ConnectionScan scan = new ConnectionScan(network);
        int compared = 0;
        for (Porto.Query query : Porto.queries().subList(0, 50)) {
            int from = stops.get(unprefixed(query.fromStop()));
            int to = stops.get(unprefixed(query.toStop()));
            int[] expected = scan.earliest(from, to, query.departSeconds());
            DoorLabel start = new DoorLabel(from, 0, 0, true, 0, 0, 0, 0);
            DoorLabel end = new DoorLabel(to, 0, 0, true, 0, 0, 0, 0);
            RideCosts costs = new RideCosts(
                    List.of(Optional.empty(), Optional.empty()),
                    EmissionFactors.standard(),
                    Set.of(Mode.BUS, Mode.METRO, Mode.TRAM),
                    1);
            SearchProblem problem = new SearchProblem(network, network.day(DATE), costs, List.of(start), List.of(end));
            int found = EarliestArrival.search(problem, problem.access(), query.departSeconds())[
                    SearchProblem.MAX_BOARDINGS];
            if (expected[1] <= SearchProblem.MAX_BOARDINGS) {
                assertThat(found)
                        .as("from %s to %s", query.fromStop(), query.toStop())
                        .isEqualTo(expected[0]);
                compared++;
            } else {
                assertThat(found).isGreaterThanOrEqualTo(expected[0]);
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void leaving_at_a_moment_and_arriving_by_what_that_gives_agree() {
        Planner planner = new Planner(city);
        for (Porto.Query query : Porto.queries().subList(20, 40)) {
            PlanRequest leaving = PlanRequest.of(query.from(), query.to(), query.departAt());
            Itinerary first = fastest(planner, leaving);

            Itinerary last = fastest(planner, leaving.arrivingBy(first.arrival()));

            assertThat(last.arrival()).isBeforeOrEqualTo(first.arrival());
            assertThat(last.departure()).isAfterOrEqualTo(first.departure());
            assertThat(fastest(planner, PlanRequest.of(query.from(), query.to(), last.departure()))
                            .arrival())
                    .isEqualTo(first.arrival());
        }
    }

    private static Itinerary fastest(Planner planner, PlanRequest request) {
        return planner.plan(request, LiveSnapshot.empty()).options().stream()
                .filter(option -> option.strengths().contains(Strength.FASTEST))
                .map(PlanOption::itinerary)
                .findFirst()
                .orElseThrow();
    }

    private static String unprefixed(String stopId) {
        return stopId.startsWith("M_") ? stopId.substring(2) : stopId;
    }

    /** The connection scan algorithm over the timetables as they are; it shares only the footpaths with the search. */
    private static final class ConnectionScan {
        private final Footpaths ways;
        private final int stopCount;
        private final List<int[]> connections = new ArrayList<>();
        /** By trip: those that it goes on as, with riders on board. */
        private final List<List<Integer>> goesOn = new ArrayList<>();

        private int tripCount;

        ConnectionScan(Network network) {
            this.ways = network.footpaths();
            this.stopCount = network.stopCount();
            for (int feed = 0; feed < network.timetables().size(); feed++) {
                Timetable timetable = network.timetables().get(feed);
                Trips trips = timetable.trips();
                Map<Continuation, Integer> numbers = new HashMap<>();
                for (int back = 0; back <= 1; back++) {
                    boolean[] running = timetable.calendar().runningOn(DATE.minusDays(back));
                    for (int trip = 0; trip < trips.count(); trip++) {
                        if (running[trips.service(trip)]) {
                            numbers.put(new Continuation(trip, DATE.minusDays(back)), tripCount);
                            add(trips, trip, network.firstStop(feed), 86_400 * back);
                        }
                    }
                }
                Continuations continuations = Continuations.of(timetable);
                numbers.forEach((run, number) -> continuations.after(run.trip(), run.serviceDate()).stream()
                        .flatMap(next -> Optional.ofNullable(numbers.get(next)).stream())
                        .forEach(goesOn.get(number)::add));
            }
            connections.sort(Comparator.<int[]>comparingInt(c -> c[2]).thenComparingInt(c -> c[3]));
        }

        private void add(Trips trips, int trip, int shift, int earlier) {
            for (int call = trips.firstCall(trip); call + 1 < trips.endCall(trip); call++) {
                connections.add(new int[] {
                    shift + trips.callStop(call),
                    shift + trips.callStop(call + 1),
                    trips.callDeparture(call) - earlier,
                    trips.callArrival(call + 1) - earlier,
                    tripCount,
                    trips.callFlags(call) & Trips.NO_PICKUP,
                    trips.callFlags(call + 1) & Trips.NO_DROP_OFF
                });
            }
            goesOn.add(new ArrayList<>());
            tripCount++;
        }

        /** Arrival off a vehicle at the stop, and the boardings of that trip. */
        int[] earliest(int from, int to, int departure) {
            int[] ready = new int[stopCount];
            int[] boardings = new int[stopCount];
            int[] aboard = new int[tripCount];
            java.util.Arrays.fill(ready, Integer.MAX_VALUE);
            ready[from] = departure;
            int[] best = {SearchProblem.NEVER, 0};
            for (int[] c : connections) {
                boolean boards = c[5] == 0 && ready[c[0]] <= c[2];
                if (boards && (aboard[c[4]] == 0 || boardings[c[0]] + 1 < aboard[c[4]])) {
                    aboard[c[4]] = boardings[c[0]] + 1;
                }
                for (int next : aboard[c[4]] == 0 ? List.<Integer>of() : goesOn.get(c[4])) {
                    aboard[next] = aboard[next] == 0 ? aboard[c[4]] : Math.min(aboard[next], aboard[c[4]]);
                }
                if (aboard[c[4]] == 0 || c[6] != 0) {
                    continue;
                }
                if (c[1] == to && (c[3] < best[0] || (c[3] == best[0] && aboard[c[4]] < best[1]))) {
                    best = new int[] {c[3], aboard[c[4]]};
                }
                for (int way = ways.first(c[1]); way < ways.end(c[1]); way++) {
                    int time = c[3] + ways.changeSeconds(way);
                    int target = ways.target(way);
                    if (time < ready[target]) {
                        ready[target] = time;
                        boardings[target] = aboard[c[4]];
                    }
                }
            }
            return best;
        }
    }

    @Test
    void the_nearest_streets_for_people_and_wheels_are_the_same_looked_for_together_or_apart() {
        for (SharedVehicle vehicle : Porto.fleet(city, 3_000, 0, 1).vehicles()) {
            for (StreetProfile wheels : List.of(StreetProfile.BIKE, StreetProfile.CAR)) {
                assertThat(streets.findPoints(vehicle.position(), wheels))
                        .isEqualTo(List.of(
                                streets.findPoint(vehicle.position(), StreetProfile.FOOT),
                                streets.findPoint(vehicle.position(), wheels)));
            }
        }
    }
}
