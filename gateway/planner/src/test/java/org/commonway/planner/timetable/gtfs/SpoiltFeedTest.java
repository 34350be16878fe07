package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.city.WholeFeed;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small whole feed, spoilt file by file in many ways from one seed. It is read or refused, never anything else; trips
 * whose lines were not touched come out as before; and what is missing afterwards is in the report.
 */
class SpoiltFeedTest {
    private static final int ROUNDS = 40;
    private static final List<String> WRONG = List.of(
            "", "x", "-1", "99999999999", "25:61:00", "2024-05-14", "NaN", "\"", "\"a\"b", "é", "1.5", "0", "7", "a,b");

    @TempDir
    Path folder;

    private final Map<String, String> whole = WholeFeed.gtfs().texts();

    private GtfsFeed read(Map<String, String> texts) {
        Gtfs feed = Gtfs.of("bus");
        feed.texts().keySet().forEach(feed::without);
        texts.forEach(feed::text);
        return GtfsReader.read("bus", feed.write(folder));
    }

    private Map<String, String> with(String file, String text) {
        Map<String, String> changed = new TreeMap<>(whole);
        changed.put(file, text);
        return changed;
    }

    /** What a rider sees of each trip, by trip_id and start. */
    private static Map<String, String> seen(GtfsFeed feed) {
        Map<String, String> seen = new TreeMap<>();
        Timetable timetable = feed.timetable();
        Trips trips = timetable.trips();
        for (int trip = 0; trip < trips.count(); trip++) {
            StringBuilder calls = new StringBuilder();
            for (int call = trips.firstCall(trip); call < trips.endCall(trip); call++) {
                calls.append(' ')
                        .append(timetable.stops().get(trips.callStop(call)).stopId())
                        .append(' ')
                        .append(trips.callArrival(call))
                        .append('-')
                        .append(trips.callDeparture(call))
                        .append(' ')
                        .append(trips.pickup(call))
                        .append(trips.dropOff(call));
            }
            seen.put(
                    trips.tripId(trip) + " " + trips.startTime(trip),
                    timetable.routes().get(trips.route(trip)).routeId() + calls);
        }
        return seen;
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)).subList(0, text.split("\n", -1).length - 1));
    }

    @Test
    void the_order_of_lines_and_columns_does_not_matter() {
        Map<String, String> before = seen(read(whole));
        Random random = new Random(1);
        for (String file : whole.keySet()) {
            List<String> lines = lines(whole.get(file));
            List<String> body = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(body, random);
            GtfsFeed mixed = read(with(file, lines.get(0) + "\n" + String.join("\n", body) + "\n"));
            assertThat(seen(mixed)).as(file + " in another order").isEqualTo(before);
            assertThat(mixed.report().skippedCount()).isZero();

            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < lines.get(0).split(",", -1).length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            StringBuilder text = new StringBuilder();
            for (String line : lines) {
                List<String> values = values(line);
                text.append(String.join(
                                ",", order.stream().map(i -> values.get(i)).toList()))
                        .append('\n');
            }
            GtfsFeed turned = read(with(file, text.toString()));
            assertThat(seen(turned)).as(file + " with columns " + order).isEqualTo(before);
            assertThat(turned.report().skippedCount()).isZero();
        }
    }

    /** The one quoted value of the feed holds a comma. */
    private static List<String> values(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .toList();
    }

    @Test
    void a_line_that_comes_twice_changes_nothing_and_is_reported() {
        Map<String, String> before = seen(read(whole));
        for (String file : whole.keySet()) {
            List<String> lines = lines(whole.get(file));
            for (int i = 1; i < lines.size(); i++) {
                List<String> doubled = new ArrayList<>(lines);
                doubled.add(lines.get(i));
                GtfsFeed feed = read(with(file, String.join("\n", doubled) + "\n"));
                assertThat(seen(feed)).as(file + " line " + i + " twice").isEqualTo(before);
                if (!file.equals("agency.txt") && !file.equals("fare_rules.txt")) {
                    assertThat(feed.report().skipped())
                            .as(file + " line " + i + " twice")
                            .extracting(line -> line.file() + " " + line.line())
                            .contains(file + " " + doubled.size());
                }
            }
        }
    }

    @Test
    void a_file_that_was_cut_costs_what_was_cut_and_no_more() {
        Map<String, String> before = seen(read(whole));
        Random random = new Random(3);
        for (String file : whole.keySet()) {
            String text = whole.get(file);
            for (int length = 0; length < text.length(); length += 1 + random.nextInt(11)) {
                String cut = text.substring(0, length);
                int touched = cut.isEmpty() ? 0 : lines(cut + "\n").size() - 1;
                check(file, cut, before, touchedFrom(file, touched), file + " cut at " + length);
            }
        }
    }

    @Test
    void wrong_values_cost_their_own_lines() {
        Map<String, String> before = seen(read(whole));
        Random random = new Random(2);
        for (String file : whole.keySet()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<String> lines = lines(whole.get(file));
                Set<Integer> touched = new TreeSet<>();
                for (int swap = 0; swap <= random.nextInt(3); swap++) {
                    int at = 1 + random.nextInt(lines.size() - 1);
                    List<String> values = new ArrayList<>(values(lines.get(at)));
                    values.set(random.nextInt(values.size()), WRONG.get(random.nextInt(WRONG.size())));
                    lines.set(at, String.join(",", values));
                    touched.add(at);
                }
                check(file, String.join("\n", lines) + "\n", before, touched, file + " " + lines);
            }
        }
    }

    @Test
    void every_line_of_stop_times_is_ridden_or_reported() {
        Random random = new Random(4);
        for (int round = 0; round < 3 * ROUNDS; round++) {
            List<String> lines = lines(whole.get("stop_times.txt"));
            for (int swap = 0; swap <= random.nextInt(4); swap++) {
                int at = 1 + random.nextInt(lines.size() - 1);
                List<String> values = new ArrayList<>(values(lines.get(at)));
                values.set(random.nextInt(5), WRONG.get(random.nextInt(WRONG.size())));
                lines.set(at, String.join(",", values));
            }
            GtfsFeed feed = read(with("stop_times.txt", String.join("\n", lines) + "\n"));
            for (int i = 1; i < lines.size(); i++) {
                List<String> values = values(lines.get(i));
                assertThat(isReported(feed, i + 1, values.get(0))
                                || isRidden(feed.timetable(), values.get(0), values.get(4)))
                        .as("line " + (i + 1) + " of " + String.join("\n", lines))
                        .isTrue();
            }
        }
    }

    private static boolean isReported(GtfsFeed feed, int line, String tripId) {
        return Stream.concat(feed.report().skipped().stream(), feed.report().noted().stream())
                .filter(noted -> noted.reason().isLeftOut() || noted.reason() == SkipReason.LINE_JOINED)
                .anyMatch(skipped -> (skipped.file().equals("stop_times.txt") && skipped.line() == line)
                        || (skipped.reason() == SkipReason.TRIP_UNUSABLE
                                && skipped.why().startsWith("trip " + tripId + " ")));
    }

    private static boolean isRidden(Timetable timetable, String tripId, String sequence) {
        Trips trips = timetable.trips();
        for (int trip = 0; trip < trips.count(); trip++) {
            for (int call = trips.firstCall(trip); call < trips.endCall(trip); call++) {
                if (trips.tripId(trip).equals(tripId)
                        && Integer.toString(trips.callSequence(call)).equals(sequence)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<Integer> touchedFrom(String file, int line) {
        Set<Integer> touched = new TreeSet<>();
        for (int i = line; i < lines(whole.get(file)).size(); i++) {
            touched.add(i);
        }
        return touched;
    }

    private void check(String file, String text, Map<String, String> before, Set<Integer> touched, String what) {
        GtfsFeed feed;
        try {
            feed = read(with(file, text));
        } catch (PlannerRefusal refusal) {
            assertThat(refusal.getMessage()).as(what).contains("bus.zip");
            return;
        }
        Map<String, String> after = seen(feed);
        Set<String> mayDiffer = tripsOf(file, touched);
        before.forEach((trip, calls) -> {
            if (!mayDiffer.contains(trip.split(" ", -1)[0])) {
                assertThat(after).as(what).containsEntry(trip, calls);
            }
        });
        after.keySet()
                .forEach(trip -> assertThat(before.containsKey(trip)
                                || mayDiffer.contains(trip.split(" ", -1)[0])
                                || file.equals("trips.txt"))
                        .as(what + ": " + trip + " is new")
                        .isTrue());
        boolean cut = lines(text + "\n").size() < lines(whole.get(file)).size();
        if (!cut && !after.keySet().containsAll(before.keySet()) && changesCalls(file)) {
            assertThat(feed.report().skippedCount())
                    .as(what + ": a trip is missing")
                    .isPositive();
        }
    }

    private static boolean changesCalls(String file) {
        return !file.equals("frequencies.txt") && !file.equals("trips.txt") && !file.equals("stop_times.txt");
    }

    /** The trips that depend on these lines of a file. */
    private Set<String> tripsOf(String file, Set<Integer> touched) {
        Set<String> trips = new HashSet<>();
        List<String> lines = lines(whole.get(file));
        for (int line : touched) {
            if (line == 0) {
                return Set.of("t1", "t2", "t3", "often");
            }
            List<String> values = values(lines.get(line));
            switch (file) {
                case "trips.txt" -> trips.add(values.get(2));
                case "stop_times.txt", "frequencies.txt" -> trips.add(values.get(0));
                case "routes.txt" -> trips.addAll(matching("trips.txt", 0, values.get(0), 2));
                case "calendar.txt", "calendar_dates.txt" -> trips.addAll(matching("trips.txt", 1, values.get(0), 2));
                case "stops.txt" -> trips.addAll(matching("stop_times.txt", 3, values.get(0), 0));
                default -> {
                    // No trip depends on it for its calls.
                }
            }
        }
        return trips;
    }

    private List<String> matching(String file, int column, String value, int wanted) {
        return lines(whole.get(file)).stream()
                .skip(1)
                .map(SpoiltFeedTest::values)
                .filter(values -> values.get(column).equals(value))
                .map(values -> values.get(wanted))
                .toList();
    }
}
