package org.commonway.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.commonway.samplecity.feed.FeedFacts;
import org.commonway.samplecity.feed.FeedReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the GTFS reference that the generated feeds must keep. */
class GtfsRulesTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, small", "7, medium", "42, medium", "3, large"})
    void the_feeds_keep_the_rules_of_gtfs(long seed, String size) throws Exception {
        CityPlan plan = SampleCity.write(seed, CitySize.parse(size), FIRST_DAY, folder);

        for (OperatorPlan operator : plan.operators()) {
            if (operator instanceof OperatorPlan.Timetable timetable) {
                check(timetable.gtfs());
            }
        }
    }

    private static void check(Path zip) throws Exception {
        Set<String> stops = ids(zip, "stops.txt", "stop_id");
        Set<String> routes = ids(zip, "routes.txt", "route_id");
        Set<String> services = ids(zip, "calendar.txt", "service_id");
        Set<String> shapes = rows(zip, "shapes.txt").stream()
                .map(row -> row.getField("shape_id"))
                .collect(Collectors.toSet());
        List<NamedCsvRecord> trips = rows(zip, "trips.txt");
        Set<String> tripIds = ids(zip, "trips.txt", "trip_id");
        assertThat(trips).allSatisfy(trip -> {
            assertThat(routes).contains(trip.getField("route_id"));
            assertThat(services).contains(trip.getField("service_id"));
            assertThat(shapes).contains(trip.getField("shape_id"));
        });
        Map<String, Integer> lastTime = new HashMap<>();
        Map<String, Integer> calls = new HashMap<>();
        for (NamedCsvRecord call : rows(zip, "stop_times.txt")) {
            String trip = call.getField("trip_id");
            int arrival = seconds(call.getField("arrival_time"));
            int departure = seconds(call.getField("departure_time"));
            assertThat(arrival).isGreaterThan(lastTime.getOrDefault(trip, -1));
            assertThat(departure).isGreaterThanOrEqualTo(arrival);
            assertThat(calls.merge(trip, 1, Integer::sum)).isEqualTo(Integer.parseInt(call.getField("stop_sequence")));
            assertThat(stops).contains(call.getField("stop_id"));
            lastTime.put(trip, departure);
        }
        assertThat(calls.keySet()).isEqualTo(tripIds);
        assertThat(calls.values()).allMatch(count -> count >= 2);
        FeedFacts facts = FeedReader.read(zip);
        assertThat(facts.serviceDates()).hasSize(400);
        assertThat(facts.serviceDates().first()).isEqualTo(FIRST_DAY);
    }

    private static Set<String> ids(Path zip, String table, String column) throws IOException {
        List<String> ids =
                rows(zip, table).stream().map(row -> row.getField(column)).toList();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        return Set.copyOf(ids);
    }

    private static int seconds(String time) {
        String[] parts = time.split(":", -1);
        return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + Integer.parseInt(parts[2]);
    }

    private static List<NamedCsvRecord> rows(Path file, String table) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(
                                zip.getInputStream(zip.getEntry(table)), StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        }
    }
}
