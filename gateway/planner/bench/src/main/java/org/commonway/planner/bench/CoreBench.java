package org.commonway.planner.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.planner.network.Network;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;

/** Loads a feed, searches all queries one after the other in rounds, and tells what the last round took. */
final class CoreBench {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Consumer<String> out;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final JsonMapper json = new JsonMapper();

    /**
     * What is measured.
     *
     * @param feed a GTFS zip
     * @param date the day searched
     * @param queries what is asked
     * @param rounds how often; the last counts
     * @param streets a map on which it is also measured how long the feed takes to be ready
     */
    record Plan(Path feed, LocalDate date, List<StopQuery> queries, int rounds, Optional<StreetMap> streets) {}

    /**
     * A street map.
     *
     * @param osm its file
     * @param cache the folder where its import is kept
     */
    record StreetMap(Path osm, Path cache) {}

    private record Timed(long wallNanos, long cpuNanos, List<StopToStop.Arrival> arrivals) {}

    /** A bench that writes JSON lines here. */
    CoreBench(Consumer<String> out) {
        this.out = out;
    }

    /** One line on the load, then one for each query. */
    void run(Plan plan) {
        long start = System.nanoTime();
        Timetable timetable = GtfsReader.read("feed", plan.feed()).timetable();
        double read = millisSince(start);
        StopToStop search = new StopToStop(new Network(new NoStreets(), List.of(timetable)), plan.date());
        double ready = millisSince(start);
        ObjectNode load = json.createObjectNode().put("java", Runtime.version().toString());
        load.put("readMillis", Heap.rounded(read))
                .put("readyMillis", Heap.rounded(ready))
                .put("heapMebibytes", Heap.usedMebibytes());
        plan.streets()
                .ifPresent(map -> load.put(
                        "readyOnStreetsMillis", Heap.rounded(read + streetsMillis(map, timetable, plan.date()))));
        out.accept(json.createObjectNode().set("ready", load).toString());
        List<Timed> last = List.of();
        for (int round = 0; round < plan.rounds(); round++) {
            last = round(search, timetable, plan);
        }
        for (int i = 0; i < last.size(); i++) {
            write(plan.queries().get(i).id(), last.get(i));
        }
    }

    /** What tying the timetable to streets takes, which were imported before and are opened here uncounted. */
    private static double streetsMillis(StreetMap map, Timetable timetable, LocalDate date) {
        try (GraphHopperStreets streets = GraphHopperStreets.open(map.osm(), map.cache())) {
            return networkMillis(streets, timetable, date);
        }
    }

    private static double networkMillis(Streets streets, Timetable timetable, LocalDate date) {
        long start = System.nanoTime();
        new Network(streets, List.of(timetable)).day(date);
        return millisSince(start);
    }

    private List<Timed> round(StopToStop search, Timetable timetable, Plan plan) {
        ZonedDateTime midnight = plan.date().atStartOfDay(timetable.zone());
        List<Timed> took = new ArrayList<>();
        for (StopQuery query : plan.queries()) {
            int from = search.getStop(query.from());
            int to = search.getStop(query.to());
            Instant departure = midnight.plusSeconds(query.departSeconds()).toInstant();
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            List<StopToStop.Arrival> arrivals = search.search(from, to, departure);
            long wallNanos = System.nanoTime() - wall;
            took.add(new Timed(wallNanos, threads.getCurrentThreadCpuTime() - cpu, arrivals));
        }
        return took;
    }

    private void write(String id, Timed timed) {
        ObjectNode line = json.createObjectNode().put("id", id);
        line.put("wallNanos", timed.wallNanos()).put("cpuNanos", timed.cpuNanos());
        ArrayNode options = line.putArray("options");
        for (StopToStop.Arrival arrival : timed.arrivals()) {
            options.addObject().put("arrival", arrival.arrivalEpochSeconds()).put("transfers", arrival.transfers());
        }
        out.accept(line.toString());
    }

    private static double millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
    }
}
