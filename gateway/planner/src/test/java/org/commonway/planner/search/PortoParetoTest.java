package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.City;
import org.commonway.planner.city.Porto;
import org.commonway.planner.door.DoorSearch;
import org.commonway.planner.door.RideRules;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
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
        PublishedPromise promise = new PublishedPromise(asked, problem, window);
        assertThat(promise.admitted()).as(asked).isNotEmpty();
        promise.assertKept();
        promise.assertLeastPrice();
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
