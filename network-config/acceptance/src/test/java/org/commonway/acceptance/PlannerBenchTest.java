package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.commonway.samplecity.CitySize;
import org.commonway.samplecity.SampleCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short bench of our planner on the sample city's files: what it counts, never how long that took. */
class PlannerBenchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Pattern STOP = Pattern.compile("^([^,]+),.*,(-?[0-9.]+),(-?[0-9.]+)$");
    private static final int QUERIES = 5;

    @TempDir
    private Path folder;

    @Test
    void trips_are_planned_door_to_door_and_from_stop_to_stop_and_many_at_once() throws IOException {
        SampleCity.write(7, CitySize.SMALL, DAY, folder);
        Path bus = folder.resolve("estorninho-gtfs.zip");
        Path metro = folder.resolve("linha-clara-gtfs.zip");

        Shell.Outcome bench = Shell.commonway(
                "bench",
                "planner",
                "--osm",
                folder.resolve("streets.osm").toString(),
                "--gtfs",
                bus.toString(),
                metro.toString(),
                "--date",
                DAY.toString(),
                "--queries",
                queries(stops(bus), stops(metro)).toString(),
                "--rounds",
                "1",
                "--load-rate",
                "10",
                "--load-seconds",
                "1",
                "--json");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        JsonNode json = new JsonMapper().readTree(bench.out());
        for (String planner : List.of("ours", "oursCore")) {
            assertThat(json.path(planner).path("queries").asInt()).as(planner).isEqualTo(QUERIES);
            assertThat(json.path(planner).path("found").asInt()).as(planner).isPositive();
            assertThat(json.path(planner).path("p99Ms").asDouble()).as(planner).isPositive();
        }
        assertThat(json.path("ours").has("failures")).isFalse();
        assertThat(json.path("oursCore").path("readyOnStreetsMillis").asDouble())
                .isPositive();
        assertThat(json.path("load").path("searches").asInt()).isEqualTo(10);
        assertThat(json.path("load").path("failed").asInt(-1)).isZero();
    }

    /** Each of the first stops of one to one of the other's, by the ids of a feed that somebody else merged. */
    private Path queries(List<String> from, List<String> to) throws IOException {
        StringBuilder csv = new StringBuilder("id,from_id,from_lat,from_lon,to_id,to_lat,to_lon,dep_sec\n");
        for (int i = 0; i < QUERIES; i++) {
            csv.append(i)
                    .append(',')
                    .append(from.get(i))
                    .append(",M_")
                    .append(to.get(i))
                    .append(",30600\n");
        }
        return Files.writeString(folder.resolve("queries.csv"), csv);
    }

    private static List<String> stops(Path feed) throws IOException {
        try (ZipFile zip = new ZipFile(feed.toFile())) {
            String table =
                    new String(zip.getInputStream(zip.getEntry("stops.txt")).readAllBytes(), StandardCharsets.UTF_8);
            List<String> stops = new ArrayList<>();
            for (String line : table.lines().skip(1).toList()) {
                Matcher stop = STOP.matcher(line);
                if (stop.find()) {
                    stops.add(stop.group(1) + "," + stop.group(2) + "," + stop.group(3));
                }
            }
            return stops;
        }
    }
}
