package org.commonway.planner.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.commonway.planner.City;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.Planner;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.planner.vehicles.Fleet;

/**
 * Searches from door to door with everything on, one after the other, in turns while no vehicle changes and while many
 * do; so that both see the same machine.
 */
final class VehicleBench {
    private static final long SEED = 7;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Consumer<String> out;
    private volatile Fleet shown = Fleet.empty();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * What is measured.
     *
     * @param feed a GTFS zip
     * @param date the day searched
     * @param queries what is asked, again and again
     * @param streets the map
     * @param vehicles how many
     * @param changesPerSecond how many change, while any do
     * @param turnSeconds how long each turn lasts
     * @param turns how many of each kind are counted, after one that warms up
     */
    record Plan(
            Path feed,
            LocalDate date,
            List<DoorQuery> queries,
            CoreBench.StreetMap streets,
            int vehicles,
            int changesPerSecond,
            int turnSeconds,
            int turns) {
        /** Refuses what lies outside the ranges. */
        Plan {
            if (vehicles < 1 || changesPerSecond < 1 || turnSeconds < 1 || turns < 1 || queries.isEmpty()) {
                throw new BenchRefusal("Vehicles, changes, seconds, turns and queries must be at least one.");
            }
        }
    }

    /** A bench that writes JSON lines here. */
    VehicleBench(Consumer<String> out) {
        this.out = out;
    }

    /** One line of figures. */
    void run(Plan plan) {
        Timetable timetable = GtfsReader.read("feed", plan.feed()).timetable();
        try (GraphHopperStreets streets =
                GraphHopperStreets.open(plan.streets().osm(), plan.streets().cache())) {
            City city = City.of(streets, Currency.getInstance("EUR")).withTimetable(timetable);
            measure(plan, new Planner(city), timetable);
        }
    }

    private void measure(Plan plan, Planner planner, Timetable timetable) {
        MovingFleet moving =
                new MovingFleet(timetable.stops().stream().map(Stop::coordinate).toList(), plan.vehicles(), SEED);
        shown = moving.snapshot();
        List<PlanRequest> requests = plan.queries().stream()
                .map(query -> request(query, plan.date(), timetable))
                .toList();
        Samples still = new Samples();
        Samples changing = new Samples();
        VehicleChanges changes = new VehicleChanges(moving, plan.changesPerSecond(), fleet -> {
            planner.prepare(fleet);
            shown = fleet;
        });
        for (int turn = 0; turn <= plan.turns(); turn++) {
            boolean counts = turn > 0;
            search(planner, requests, plan.turnSeconds(), counts ? still : new Samples());
            changes.during(
                    counts, () -> search(planner, requests, plan.turnSeconds(), counts ? changing : new Samples()));
        }
        ObjectNode figures = new JsonMapper().createObjectNode();
        figures.put("vehicles", plan.vehicles());
        figures.set("still", still.toJson());
        figures.set("changing", changing.toJson());
        figures.set("changes", changes.toJson());
        out.accept(new JsonMapper()
                .createObjectNode()
                .set("vehicleChanges", figures)
                .toString());
    }

    private static PlanRequest request(DoorQuery query, LocalDate date, Timetable timetable) {
        ZonedDateTime midnight = date.atStartOfDay(timetable.zone());
        return PlanRequest.of(
                        query.from(),
                        query.to(),
                        midnight.plusSeconds(query.departSeconds()).toInstant())
                .withWindow(java.time.Duration.ZERO);
    }

    private void search(Planner planner, List<PlanRequest> requests, int seconds, Samples samples) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            planner.plan(requests.get(i % requests.size()), new LiveSnapshot(shown, List.of()));
            samples.add(
                    (System.nanoTime() - wall) / NANOS_PER_MILLI,
                    (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI);
        }
    }
}
