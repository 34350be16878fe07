import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.naviqore.gtfs.schedule.GtfsScheduleReader;
import org.naviqore.gtfs.schedule.model.GtfsSchedule;
import org.naviqore.gtfs.schedule.model.Stop;
import org.naviqore.raptor.Connection;
import org.naviqore.raptor.QueryConfig;
import org.naviqore.raptor.router.RaptorConfig;
import org.naviqore.raptor.router.RaptorRouter;
import org.naviqore.service.gtfs.raptor.convert.GtfsToRaptorConverter;
import org.naviqore.service.gtfs.raptor.convert.GtfsTripMaskProvider;
import org.naviqore.service.gtfs.raptor.convert.WalkTransferGenerator;
import org.naviqore.service.walk.BeeLineWalkCalculator;
import org.naviqore.utils.cache.EvictionCache;
import org.naviqore.utils.spatial.index.KDTreeBuilder;

/**
 * Asks naviqore's RAPTOR what ./commonway bench planner asks ours; run as source on Java 25. Arguments: GTFS zip, time
 * zone, date, file of queries (id, from, to, seconds after midnight, set apart by tabs), rounds, of which the last
 * counts. Prints JSON lines as org.commonway.planner.bench does.
 */
final class NaviqorePeer {
    // Walking as our planner has it without streets, so that both know the same footpaths: bee-line times 1.3 (which is
    // naviqore's own factor) up to 500 m at 5 km/h, and 60 s for a change.
    private static final double WALK_METRES_PER_SECOND = 5 / 3.6;
    private static final int LONGEST_BEE_LINE_METRES = (int) (500 / 1.3);
    private static final int CHANGE_SECONDS = 60;
    private static final int MOST_TRANSFERS = 4;
    // The night before and the morning after, as ours.
    private static final int DAYS_TO_SCAN = 3;
    private static final int CACHED_DAYS = 5;
    private static final long MEBIBYTE = 1 << 20;

    private record Query(String id, String from, String to, OffsetDateTime departure) {}

    private record Timed(long wallNanos, long cpuNanos, List<Connection> connections) {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // a library's chatter goes elsewhere
        ZonedDateTime midnight = LocalDate.parse(arguments[2]).atStartOfDay(ZoneId.of(arguments[1]));
        long start = System.nanoTime();
        GtfsSchedule schedule = new GtfsScheduleReader().read(arguments[0]);
        long read = (System.nanoTime() - start) / 1_000_000;
        RaptorRouter router = router(schedule, midnight.toLocalDate());
        long ready = (System.nanoTime() - start) / 1_000_000;
        out.println("{\"ready\":{\"java\":\"" + Runtime.version() + "\",\"readMillis\":" + read + ",\"readyMillis\":"
                + ready + ",\"heapMebibytes\":" + heapMebibytes() + "}}");
        List<Query> queries = queries(Path.of(arguments[3]), midnight);
        List<Timed> last = List.of();
        for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
            last = round(router, queries);
        }
        for (int i = 0; i < last.size(); i++) {
            out.println(line(queries.get(i).id(), last.get(i)));
        }
    }

    private static RaptorRouter router(GtfsSchedule schedule, LocalDate date) {
        RaptorConfig config = new RaptorConfig(
                DAYS_TO_SCAN,
                -1,
                CHANGE_SECONDS,
                CACHED_DAYS,
                EvictionCache.Strategy.LRU,
                new GtfsTripMaskProvider(schedule, CACHED_DAYS, EvictionCache.Strategy.LRU));
        WalkTransferGenerator walks = new WalkTransferGenerator(
                new BeeLineWalkCalculator(WALK_METRES_PER_SECOND),
                0,
                CHANGE_SECONDS / 2,
                LONGEST_BEE_LINE_METRES,
                new KDTreeBuilder<Stop>().addLocations(schedule.getStops().values()).build());
        RaptorRouter router = new GtfsToRaptorConverter(config, schedule, List.of(walks)).run();
        for (int day = -1; day < DAYS_TO_SCAN - 1; day++) {
            router.prepareStopTimesForDate(date.plusDays(day));
        }
        return router;
    }

    private static List<Query> queries(Path file, ZonedDateTime midnight) throws Exception {
        List<Query> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            OffsetDateTime departure =
                    midnight.plusSeconds(Integer.parseInt(fields[3])).toOffsetDateTime();
            queries.add(new Query(fields[0], fields[1], fields[2], departure));
        }
        return queries;
    }

    private static List<Timed> round(RaptorRouter router, List<Query> queries) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        QueryConfig config = new QueryConfig();
        config.setMaximumTransfers(MOST_TRANSFERS);
        config.setAllowSourceTransfer(false);
        config.setAllowTargetTransfer(false);
        List<Timed> timed = new ArrayList<>();
        for (Query query : queries) {
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            List<Connection> connections;
            try {
                connections = router.routeEarliestArrival(
                        Map.of(query.from(), query.departure()), Map.of(query.to(), 0), config);
            } catch (RuntimeException refused) { // a stop without departures, for instance
                connections = List.of();
            }
            long wallNanos = System.nanoTime() - wall;
            timed.add(new Timed(wallNanos, threads.getCurrentThreadCpuTime() - cpu, connections));
        }
        return timed;
    }

    private static String line(String id, Timed timed) {
        StringJoiner options = new StringJoiner(",", "[", "]");
        for (Connection connection : timed.connections()) {
            options.add("{\"arrival\":" + connection.getArrivalTime().toEpochSecond() + ",\"transfers\":"
                    + Math.max(0, connection.getRouteLegs().size() - 1) + "}");
        }
        return "{\"id\":\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"wallNanos\":" + timed.wallNanos()
                + ",\"cpuNanos\":" + timed.cpuNanos() + ",\"options\":" + options + "}";
    }

    private static long heapMebibytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    }
}
