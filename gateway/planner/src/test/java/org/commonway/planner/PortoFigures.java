package org.commonway.planner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.city.Porto;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.planner.vehicles.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures for Porto, run by hand: {@code mvn test -Dtest=PortoFigures}; written to target/porto-figures.txt. */
class PortoFigures {
    private final StringBuilder report = new StringBuilder();

    @Test
    void figures(@TempDir Path cache) throws IOException {
        Path pbf = Porto.file("porto.osm.pbf");
        try (var first = timed("streets, first import", () -> GraphHopperStreets.open(pbf, cache))) {
            line("bounds " + first.bounds());
        }
        try (GraphHopperStreets streets = timed("streets, cached", () -> GraphHopperStreets.open(pbf, cache))) {
            timed(
                    "gtfs stcp",
                    () -> GtfsReader.read("stcp", Porto.file("stcp-gtfs.zip")).report());
            timed(
                    "gtfs metro",
                    () -> GtfsReader.read("metro", Porto.file("metro-gtfs-redated.zip"))
                            .report());
            search(streets);
        } finally {
            Files.writeString(Path.of("target/porto-figures.txt"), report);
        }
    }

    private void search(Streets streets) {
        City city = timed("both feeds again", () -> Porto.city(streets));
        Planner planner = timed("network with footpaths", () -> new Planner(city));
        Fleet fleet = Porto.fleet(city, 1_500, 500, 80);
        timed("day and fleet of 2,000", () -> {
            planner.warm(fleet, LocalDate.of(2024, 5, 14));
            return 0;
        });
        LiveSnapshot live = new LiveSnapshot(fleet, List.of());
        for (int round = 0; round < 4; round++) {
            round(planner, live, "all modes, round " + round);
        }
        for (int round = 0; round < 2; round++) {
            round(planner, LiveSnapshot.empty(), "transit only, round " + round);
        }
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        line("heap after gc MB " + used / 1_000_000);
    }

    private void round(Planner planner, LiveSnapshot live, String name) {
        List<Porto.Query> queries = Porto.queries();
        double[] millis = new double[queries.size()];
        int options = 0;
        int empty = 0;
        int three = 0;
        Set<List<String>> operators = new HashSet<>();
        for (int i = 0; i < millis.length; i++) {
            Porto.Query query = queries.get(i);
            long start = System.nanoTime();
            List<PlanOption> found = planner.plan(PlanRequest.of(query.from(), query.to(), query.departAt()), live)
                    .options();
            millis[i] = (System.nanoTime() - start) / 1e6;
            options += found.size();
            empty += found.isEmpty() ? 1 : 0;
            three += found.stream().anyMatch(o -> o.itinerary().operators().size() >= 3) ? 1 : 0;
            found.forEach(option -> operators.add(option.itinerary().operators()));
        }
        Arrays.sort(millis);
        line(String.format(
                "%s: p50 %.1f p90 %.1f p99 %.1f max %.1f ms, options %d, empty %d, with 3 operators %d, sets %s",
                name, millis[50], millis[90], millis[98], millis[99], options, empty, three, operators));
    }

    private <T> T timed(String what, java.util.function.Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        line(what + " " + (System.nanoTime() - start) / 1_000_000 + " ms "
                + (result instanceof Record
                        ? result.toString()
                                .substring(0, Math.min(600, result.toString().length()))
                        : ""));
        return result;
    }

    private void line(String text) {
        report.append(text).append('\n');
    }
}
