package org.commonway.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCityTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    @Test
    void the_same_seed_gives_the_same_bytes() throws Exception {
        SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, folder.resolve("one"));
        SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, folder.resolve("two"));
        SampleCity.write(8, CitySize.MEDIUM, FIRST_DAY, folder.resolve("other"));

        assertThat(digests(folder.resolve("one"))).isEqualTo(digests(folder.resolve("two")));
        assertThat(digests(folder.resolve("other")).values())
                .doesNotContainAnyElementsOf(transitAndStreets(digests(folder.resolve("one"))));
    }

    @Test
    void the_example_lies_ahead_at_any_hour_of_the_day_on_which_the_city_is_made() throws Exception {
        for (int day = 0; day < 7; day++) {
            LocalDate made = FIRST_DAY.plusDays(day);
            CityPlan plan = SampleCity.write(7, CitySize.MEDIUM, made, folder.resolve("made" + day));

            assertThat(plan.journeyDate()).isAfter(made).isBefore(made.plusDays(4));
            assertThat(plan.journeyDate().getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
        }
    }

    @Test
    void five_operators_serve_it_and_the_example_trip_crosses_it() throws Exception {
        CityPlan plan = SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, folder);

        assertThat(plan.operators())
                .extracting(OperatorPlan::id)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(plan.operators()).allSatisfy(operator -> {
            assertThat(operator.id()).matches("[a-z0-9-]{2,32}");
            assertThat(operator.color()).matches("#[0-9a-f]{6}");
        });
        ExampleTrip trip = plan.examples().get(0);
        assertThat(trip.from().metresTo(trip.to())).isBetween(3_000.0, 5_000.0);
    }

    @Test
    void transport_is_taxed_less_than_a_rental_and_the_smallest_is_not_registered() throws Exception {
        CityPlan plan = SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, folder);

        assertThat(plan.operators()).allSatisfy(operator -> {
            assertThat(operator.tax().country()).isEqualTo("PT");
            assertThat(operator.tax().vatBps()).isEqualTo(operator instanceof OperatorPlan.Vehicles ? 2_300 : 600);
            assertThat(operator.tax().registered()).isEqualTo(!(operator instanceof OperatorPlan.OnDemand));
        });
    }

    @Test
    void every_gbfs_feed_is_there_and_counts_agree() throws Exception {
        CityPlan plan = SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, folder);
        List<Path> indexes = plan.operators().stream()
                .filter(OperatorPlan.Vehicles.class::isInstance)
                .map(operator -> ((OperatorPlan.Vehicles) operator).gbfs())
                .toList();

        assertThat(indexes).hasSize(2);
        for (Path index : indexes) {
            List<String> names = new ArrayList<>();
            for (JsonNode feed : data(index).path("feeds")) {
                names.add(feed.path("name").asText());
                assertThat(index.resolveSibling(feed.path("url").asText())).exists();
            }
            assertThat(names).contains("system_information", "vehicle_types", "system_pricing_plans", "vehicle_status");
        }
        JsonNode status = data(folder.resolve("vento-norte-gbfs/station_status.json"));
        int docked = 0;
        for (JsonNode station : status.path("stations")) {
            docked += station.path("num_vehicles_available").asInt();
            assertThat(station.path("num_vehicles_available").asInt()
                            + station.path("num_docks_available").asInt())
                    .isEqualTo(16);
        }
        assertThat(data(folder.resolve("vento-norte-gbfs/vehicle_status.json")).path("vehicles"))
                .hasSize(docked);
    }

    @Test
    void a_size_out_of_range_is_refused_with_the_range() {
        assertThatThrownBy(() -> CitySize.parse("90")).hasMessageContaining("1200 to 15000");
        assertThatThrownBy(() -> CitySize.parse("tiny")).hasMessageContaining("small, medium, large");
        assertThat(CitySize.parse("2000").radiusMetres()).isEqualTo(2000);
    }

    private static JsonNode data(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file)).path("data");
    }

    private static List<String> transitAndStreets(SortedMap<String, String> digests) {
        return digests.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".zip") || file.getKey().endsWith(".osm"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static SortedMap<String, String> digests(Path root) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
        }
        return digests;
    }
}
