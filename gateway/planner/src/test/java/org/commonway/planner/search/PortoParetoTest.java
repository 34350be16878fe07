package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.commonway.planner.City;
import org.commonway.planner.city.Porto;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.door.DoorSearch;
import org.commonway.planner.door.RideRules;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
import org.commonway.planner.search.FullPareto.Counts;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.vehicles.Fleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The search against the full set of all trips of a real city, with all criteria and the fares of its operators: whatever
 * the published rule admits of the full set must be there. Skipped by name where the city is not there.
 */
class PortoParetoTest {
    private static final LocalDate DATE = LocalDate.of(2024, 5, 14);
    private static final int MOST_WALK_METRES = 1_000;

    @TempDir
    static Path cache;

    static GraphHopperStreets streets;
    static City city;
    static Network network;

    @BeforeAll
    static void open() {
        streets = GraphHopperStreets.open(Porto.file("porto.osm.pbf"), cache);
        city = Porto.city(streets);
        network = new Network(streets, city.timetables());
    }

    @AfterAll
    static void close() {
        if (streets != null) {
            streets.close();
        }
    }

    @Test
    void of_all_that_is_admitted_between_twelve_pairs_at_one_moment_nothing_is_missing() {
        for (Porto.Query query : Porto.queries().subList(0, 12)) {
            assertPromise(query, onFoot(), 0);
        }
    }

    @Test
    void of_all_that_is_admitted_between_two_pairs_in_an_hour_and_a_quarter_nothing_is_missing() {
        for (Porto.Query query : Porto.queries().subList(22, 24)) {
            assertPromise(query, onFoot(), 75 * 60);
        }
    }

    @Test
    void of_all_that_is_admitted_between_two_pairs_in_half_an_hour_with_shared_vehicles_nothing_is_missing() {
        FleetIndex fleet = FleetIndex.of(Porto.fleet(city, 100, 50, 10), streets, network, Optional.empty());
        for (Porto.Query query : Porto.queries().subList(28, 30)) {
            assertPromise(query, fleet, 30 * 60);
        }
    }

    private static FleetIndex onFoot() {
        return FleetIndex.of(new Fleet(List.of(), List.of()), streets, network, Optional.empty());
    }

    private static void assertPromise(Porto.Query query, FleetIndex fleet, int windowSeconds) {
        String asked = "from " + query.fromStop() + " to " + query.toStop() + " at " + query.departSeconds();
        SearchProblem problem = problem(query, fleet);
        Window window = Window.of(query.departSeconds(), query.departSeconds() + windowSeconds);
        Published rule = new Published(problem, window.first(), window.last());
        List<CountedTrip> found = RestrictedPareto.search(problem, Set.of(Criterion.values()), window).stream()
                .map(journey -> Followed.of(problem, journey, rule))
                .toList();

        List<CountedTrip> admitted = rule.admitted(Counts.IN_STEPS);
        assertThat(admitted).as(asked).isNotEmpty();
        assertThat(missing(problem, admitted, found)).as(asked).isEmpty();
        assertLeast(asked, admitted, found, List.of(CountedTrip::price, CountedTrip::time, CountedTrip::vehicles));
        assertLeast(asked, rule.admitted(Counts.CO2_EXACTLY), found, List.of(CountedTrip::grams));
        assertLeast(asked, rule.admitted(Counts.WALKING_EXACTLY), found, List.of(CountedTrip::metres));
        assertThat(found).as(asked).allMatch(trip -> rule.admits(trip.departure(), trip.boardings(), trip.time()));
        for (int i = 0; i < found.size(); i++) {
            List<CountedTrip> others = new ArrayList<>(found);
            CountedTrip trip = others.remove(i);
            assertThat(others.stream().filter(other -> other.isNoWorseExactly(trip)))
                    .as("%s: what makes %s needless", asked, trip)
                    .isEmpty();
        }
    }

    /** For each there must be one found that is no worse in what counts, or that is exactly no worse than such a one. */
    private static List<CountedTrip> missing(
            SearchProblem problem, List<CountedTrip> admitted, List<CountedTrip> found) {
        return admitted.stream()
                .filter(trip -> found.stream().noneMatch(one -> counts(one, trip)))
                .filter(trip -> FullPareto.listAlike(problem, Counts.IN_STEPS, trip).stream()
                        .noneMatch(alike -> found.stream().anyMatch(one -> one.isNoWorseExactly(alike))))
                .toList();
    }

    private static boolean counts(CountedTrip one, CountedTrip other) {
        return one.leaving() >= other.leaving() && one.isNoWorseInSteps(other);
    }

    private static void assertLeast(
            String asked,
            List<CountedTrip> admitted,
            List<CountedTrip> found,
            List<ToIntFunction<CountedTrip>> criteria) {
        for (ToIntFunction<CountedTrip> criterion : criteria) {
            assertThat(least(found, criterion)).as(asked).isEqualTo(least(admitted, criterion));
        }
    }

    private static OptionalInt least(List<CountedTrip> trips, ToIntFunction<CountedTrip> criterion) {
        return trips.stream().mapToInt(criterion).min();
    }

    private static SearchProblem problem(Porto.Query query, FleetIndex fleet) {
        RideCosts costs = new RideCosts(
                List.of(Optional.of(new RideCosts.Fare(200, 0)), Optional.of(new RideCosts.Fare(150, 3_600))),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO, Mode.TRAM),
                1);
        RideRules rules = new RideRules(fleet, vehicle -> true, Instant.EPOCH, Instant.EPOCH, Set.of());
        DoorSearch doors = new DoorSearch(
                streets,
                network,
                fleet,
                Currency.getInstance("EUR"),
                MOST_WALK_METRES,
                rules,
                query.from().coordinate(),
                query.to().coordinate());
        return new SearchProblem(
                network,
                network.day(DATE),
                costs,
                doors.access().labels(new ArrayList<>()),
                doors.egress().labels(new ArrayList<>()));
    }
}
