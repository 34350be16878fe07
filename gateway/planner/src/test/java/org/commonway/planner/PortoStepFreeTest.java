package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.city.Porto;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.request.Party;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step-free trips in a real city full of steps; skipped by name of the file where its data is not there. */
class PortoStepFreeTest {
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

    /** Pieces of steps, each as two neighbouring points of its course. */
    private static Set<List<Coordinate>> steps() {
        Set<List<Coordinate>> steps = new HashSet<>();
        Box all = streets.bounds();
        streets.visitSegments(all, segment -> {
            if (segment.roadClass().equals("steps")) {
                for (int i = 1; i < segment.geometry().size(); i++) {
                    Coordinate a = segment.geometry().get(i - 1);
                    Coordinate b = segment.geometry().get(i);
                    steps.add(List.of(a, b));
                    steps.add(List.of(b, a));
                }
            }
        });
        return steps;
    }

    private static List<Itinerary> trips(Planner planner, Set<Party.Need> needs) {
        List<Itinerary> trips = new ArrayList<>();
        for (Porto.Query query : Porto.queries().subList(0, 40)) {
            PlanRequest request = PlanRequest.of(query.from(), query.to(), query.departAt())
                    .withParty(new Party(1, OptionalInt.empty(), needs, Set.of()));
            planner.plan(request, LiveSnapshot.empty()).options().stream()
                    .map(PlanOption::itinerary)
                    .forEach(trips::add);
        }
        return trips;
    }

    private static long stepsWalked(List<Itinerary> trips, Set<List<Coordinate>> steps) {
        return trips.stream()
                .flatMap(trip -> trip.legs().stream())
                .filter(WalkLeg.class::isInstance)
                .flatMap(leg -> {
                    List<List<Coordinate>> pieces = new ArrayList<>();
                    for (int i = 1; i < leg.geometry().size(); i++) {
                        pieces.add(List.of(
                                leg.geometry().get(i - 1), leg.geometry().get(i)));
                    }
                    return pieces.stream();
                })
                .filter(steps::contains)
                .count();
    }

    @Test
    void a_step_free_trip_goes_along_no_steps_where_others_do() {
        Planner planner = new Planner(city);
        Set<List<Coordinate>> steps = steps();
        assertThat(steps).hasSizeGreaterThan(1_000);

        List<Itinerary> ordinary = trips(planner, Set.of());
        List<Itinerary> stepFree = trips(planner, Set.of(Party.Need.STEP_FREE));

        assertThat(stepsWalked(ordinary, steps)).isPositive();
        assertThat(stepFree).hasSizeGreaterThan(ordinary.size() / 2);
        assertThat(stepsWalked(stepFree, steps)).isZero();
    }
}
