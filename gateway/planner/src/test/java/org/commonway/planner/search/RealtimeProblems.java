package org.commonway.planner.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.realtime.ExpectedCall;
import org.commonway.planner.realtime.Propagation;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.ScheduledCall;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Shapes;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/** Random small timetables of two lines with many trips each, random news of them, and the timetable with that news. */
final class RealtimeProblems {
    static final LocalDate DATE = LocalDate.of(2024, 5, 14);
    static final int STOPS = 6;
    private static final int LONGEST = 4;

    /** A trip as a timetable has it; {@code runs} is 0 for never, 1 for the day, 2 for every day about it. */
    record Line(String tripId, int route, int runs, List<Call> calls) {}

    /** A call of it. */
    record Call(int stop, int arrival, int departure, int flags) {}

    private RealtimeProblems() {}

    /** Two lines; a third of the trips run around midnight of the day before. */
    static List<Line> lines(Random random) {
        int[][] courses = new int[3][];
        for (int i = 0; i < courses.length; i++) {
            courses[i] = random.ints(0, STOPS)
                    .distinct()
                    .limit(2 + random.nextInt(LONGEST - 1))
                    .toArray();
        }
        List<Line> lines = new ArrayList<>();
        for (int trip = 0; trip < 9; trip++) {
            int[] course = courses[random.nextInt(courses.length)];
            boolean night = random.nextInt(3) == 0;
            int time = (night ? 86_100 : RandomProblems.MORNING) + random.nextInt(20) * 60;
            List<Call> calls = new ArrayList<>();
            for (int stop : course) {
                int departure = time + random.nextInt(2) * 60;
                calls.add(new Call(stop, time, departure, random.nextInt(12) == 0 ? 1 + random.nextInt(2) : 0));
                time = departure + 120 + random.nextInt(3) * 60;
            }
            lines.add(new Line("t" + trip, course.length % 2, night ? 2 : 1, calls));
        }
        return lines;
    }

    static Timetable timetable(List<Line> lines) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < STOPS; i++) {
            int column = i / 3;
            Coordinate at = new Coordinate(41 + i % 3 * 0.003, -8 + column * 0.004);
            stops.add(new Stop("s" + i, "s" + i, at, OptionalInt.empty()));
        }
        return new Timetable(
                "one",
                "one",
                ZoneId.of("UTC"),
                stops,
                List.of(route("r0", Mode.BUS), route("r1", Mode.METRO)),
                trips(lines),
                new ServiceCalendar(List.of(
                        service(Set.of()),
                        service(Set.of(DATE)),
                        service(Set.of(DATE.minusDays(1), DATE, DATE.plusDays(1))),
                        service(Set.of(DATE.minusDays(1))),
                        service(Set.of(DATE, DATE.plusDays(1))))),
                List.of(),
                new Shapes(List.of()));
    }

    private static Trips trips(List<Line> lines) {
        int count = lines.stream().mapToInt(line -> line.calls().size()).sum();
        int[] firstCalls = new int[lines.size() + 1];
        int[][] owners = new int[3][lines.size()];
        int[][] calls = new int[4][count];
        byte[] flags = new byte[count];
        int next = 0;
        for (int trip = 0; trip < lines.size(); trip++) {
            Line line = lines.get(trip);
            owners[0][trip] = line.route();
            owners[1][trip] = line.runs();
            owners[2][trip] = -1;
            for (int i = 0; i < line.calls().size(); i++, next++) {
                Call call = line.calls().get(i);
                calls[0][next] = call.stop();
                calls[1][next] = call.arrival();
                calls[2][next] = call.departure();
                calls[3][next] = i + 1;
                flags[next] = (byte) call.flags();
            }
            firstCalls[trip + 1] = next;
        }
        List<String> ids = lines.stream().map(Line::tripId).toList();
        return new Trips(
                new Trips.Names(ids, ids),
                owners,
                firstCalls,
                new Trips.Calls(calls[0], calls[1], calls[2], calls[3], flags));
    }

    private static Route route(String id, Mode mode) {
        return new Route(id, "", "", mode, "FFFFFF", "000000");
    }

    private static ServiceCalendar.Service service(Set<LocalDate> dates) {
        return new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), dates, Set.of());
    }

    /** News of about half of the trips; for those that run every day, of yesterday's run. */
    static RealtimeFeed news(Random random, Timetable timetable, List<Line> lines) {
        List<TripUpdate> updates = new ArrayList<>();
        for (Line line : lines) {
            LocalDate date = line.runs() == 2 ? DATE.minusDays(1) : DATE;
            TripInstance run = new TripInstance(line.tripId(), date);
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    updates.add(new TripUpdate(
                            run, TripUpdate.Kind.SCHEDULED, stops(random, line), delay(random), Optional.empty()));
                case 2 -> updates.add(TripUpdate.canceled(run));
                default -> {
                    // Nothing is said of it.
                }
            }
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            updates.add(added(random, timetable, "x" + i));
        }
        return new RealtimeFeed("one", timetable.startOf(DATE), updates);
    }

    private static OptionalInt delay(Random random) {
        return random.nextInt(3) == 0 ? OptionalInt.of((random.nextInt(20) - 5) * 60) : OptionalInt.empty();
    }

    private static List<StopUpdate> stops(Random random, Line line) {
        List<StopUpdate> updates = new ArrayList<>();
        for (int sequence = 1; sequence <= line.calls().size(); sequence++) {
            switch (random.nextInt(5)) {
                case 0 -> updates.add(StopUpdate.skipped(sequence));
                case 1 -> updates.add(StopUpdate.noData(sequence));
                case 2, 3 -> updates.add(StopUpdate.delayed(sequence, (random.nextInt(25) - 5) * 60));
                default -> {
                    // What came before holds.
                }
            }
        }
        return updates;
    }

    private static TripUpdate added(Random random, Timetable timetable, String id) {
        Instant time = timetable.startOf(DATE).plusSeconds(RandomProblems.MORNING + random.nextInt(20) * 60L);
        List<StopUpdate> stops = new ArrayList<>();
        for (int stop : random.ints(0, STOPS).distinct().limit(3).toArray()) {
            Optional<StopEvent> event = Optional.of(StopEvent.at(time));
            stops.add(new StopUpdate(OptionalInt.empty(), "s" + stop, StopUpdate.Kind.SCHEDULED, event, event));
            time = time.plusSeconds(180);
        }
        return TripUpdate.added(new TripInstance(id, DATE, OptionalInt.empty(), "r" + random.nextInt(2)), stops);
    }

    /** The lines as a timetable would have them that was written with this news. */
    static List<Line> rewritten(Timetable timetable, List<Line> lines, RealtimeFeed news) {
        List<Line> written = new ArrayList<>();
        for (int trip = 0; trip < lines.size(); trip++) {
            Line line = lines.get(trip);
            Optional<TripUpdate> said = news.trips().stream()
                    .filter(update -> update.trip().tripId().equals(line.tripId()))
                    .findFirst();
            if (said.isEmpty()) {
                written.add(line);
            } else {
                if (line.runs() == 2) {
                    written.add(new Line(line.tripId() + "-later", line.route(), 4, line.calls()));
                }
                if (said.get().kind() == TripUpdate.Kind.SCHEDULED) {
                    int runs = line.runs() == 2 ? 3 : 1;
                    written.add(new Line(line.tripId(), line.route(), runs, moved(timetable, trip, line, said.get())));
                }
            }
        }
        news.trips().stream()
                .filter(update -> update.kind() == TripUpdate.Kind.ADDED)
                .forEach(update -> written.add(addedLine(timetable, update)));
        return written;
    }

    private static List<Call> moved(Timetable timetable, int trip, Line line, TripUpdate update) {
        List<ExpectedCall> expected = Propagation.expect(
                ScheduledCall.of(timetable, trip, 0),
                timetable.startOf(update.trip().serviceDate()),
                update.stops(),
                update.delaySeconds());
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            ExpectedCall call = expected.get(i);
            Call old = line.calls().get(i);
            int flags = call.skipped() ? Trips.NO_PICKUP | Trips.NO_DROP_OFF : old.flags();
            calls.add(new Call(old.stop(), call.arrival(), call.departure(), flags));
        }
        return calls;
    }

    private static Line addedLine(Timetable timetable, TripUpdate update) {
        List<Call> calls = new ArrayList<>();
        for (StopUpdate stop : update.stops()) {
            Instant time = stop.arrival().flatMap(StopEvent::time).orElseThrow();
            int seconds = (int) (time.getEpochSecond() - timetable.startOf(DATE).getEpochSecond());
            calls.add(new Call(Integer.parseInt(stop.stopId().substring(1)), seconds, seconds, 0));
        }
        int route = Integer.parseInt(update.trip().routeId().substring(1));
        return new Line(update.trip().tripId(), route, 1, calls);
    }
}
