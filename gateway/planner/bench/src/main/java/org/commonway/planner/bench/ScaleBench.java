package org.commonway.planner.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.commonway.planner.network.Network;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.cache.TimetableCache;
import org.commonway.planner.timetable.gtfs.GtfsReader;

/** What a feed of some size costs: to read, to read from the cache, to make a network of, to keep, and to search. */
final class ScaleBench {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long SEED = 7;
    private static final int FIRST_DEPARTURE_SECONDS = 7 * 3600;
    private static final int LAST_DEPARTURE_SECONDS = 20 * 3600;

    private final Consumer<String> out;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * What is measured.
     *
     * @param feed a GTFS zip
     * @param date the day searched
     * @param cache an empty folder
     * @param queries how many pairs of stops are asked for, drawn at random, always the same
     * @param rounds how often; the last counts
     */
    record Plan(Path feed, LocalDate date, Path cache, int queries, int rounds) {
        /** Refuses what lies outside the ranges. */
        Plan {
            if (queries < 1 || rounds < 1) {
                throw new BenchRefusal("Queries and rounds must be at least one.");
            }
        }
    }

    /** A bench that writes JSON lines here. */
    ScaleBench(Consumer<String> out) {
        this.out = out;
    }

    /** One line of figures. */
    void run(Plan plan) {
        ObjectNode figures = new JsonMapper().createObjectNode();
        long start = System.nanoTime();
        GtfsReader.read("feed", plan.feed()).report();
        figures.put("readMillis", Heap.rounded(millisSince(start)));
        TimetableCache cache = TimetableCache.open(plan.cache());
        cache.read("feed", plan.feed()).feed().report();
        start = System.nanoTime();
        Timetable timetable = cache.read("feed", plan.feed()).feed().timetable();
        figures.put("cacheMillis", Heap.rounded(millisSince(start)));
        start = System.nanoTime();
        Network network = new Network(new NoStreets(), List.of(timetable));
        StopToStop search = new StopToStop(network, plan.date());
        figures.put("networkMillis", Heap.rounded(millisSince(start)));
        figures.put("heapMebibytes", Heap.usedMebibytes());
        figures.put("stops", timetable.stops().size());
        figures.put("trips", timetable.trips().count());
        figures.put("stopTimes", timetable.trips().callCount());
        figures.set("search", searches(plan, search, network, timetable).toJson());
        out.accept(new JsonMapper().createObjectNode().set("scale", figures).toString());
    }

    private Samples searches(Plan plan, StopToStop search, Network network, Timetable timetable) {
        ZonedDateTime midnight = plan.date().atStartOfDay(timetable.zone());
        Samples last = new Samples();
        for (int round = 0; round < plan.rounds(); round++) {
            Random random = new Random(SEED);
            last = new Samples();
            for (int query = 0; query < plan.queries(); query++) {
                int from = random.nextInt(network.stopCount());
                int to = random.nextInt(network.stopCount());
                Instant departure = midnight.plusSeconds(FIRST_DEPARTURE_SECONDS
                                + random.nextInt(LAST_DEPARTURE_SECONDS - FIRST_DEPARTURE_SECONDS))
                        .toInstant();
                long cpu = threads.getCurrentThreadCpuTime();
                long wall = System.nanoTime();
                search.search(from, to, departure);
                last.add(
                        (System.nanoTime() - wall) / NANOS_PER_MILLI,
                        (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI);
            }
        }
        return last;
    }

    private static double millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
    }
}
