package org.commonway.planner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.SharedVehicle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches while vehicles change, as far as they can be told without a clock. */
class VehicleBenchTest {
    @TempDir
    Path folder;

    private List<String> run(String doors, String vehicles) throws IOException {
        Path osm = Files.writeString(folder.resolve("streets.osm"), """
                <osm version="0.6">
                <node id="1" lat="41.0" lon="-8.0" version="1"/>
                <node id="2" lat="41.0" lon="-7.99" version="1"/>
                <way id="3" version="1"><nd ref="1"/><nd ref="2"/>
                <tag k="highway" v="residential"/><tag k="name" v="Long Street"/></way>
                </osm>
                """);
        Path queries = Files.writeString(folder.resolve("doors.tsv"), doors);
        List<String> lines = new ArrayList<>();
        Main.run(
                new Arguments(
                        "--measure",
                        "vehicles",
                        "--feed",
                        TwoLines.write(folder).toString(),
                        "--date",
                        "2024-05-14",
                        "--osm",
                        osm.toString(),
                        "--streets",
                        folder.resolve("cache").toString(),
                        "--door-queries",
                        queries.toString(),
                        "--vehicles",
                        vehicles,
                        "--vehicle-changes",
                        "100",
                        "--seconds",
                        "1",
                        "--turns",
                        "1"),
                lines::add);
        return lines;
    }

    @Test
    void searches_are_told_with_and_without_changes() throws IOException {
        List<String> lines = run("one\t41.0\t-8.0\t41.0\t-7.99\t28200\n", "20");

        assertThat(lines).hasSize(1);
        JsonNode figures = new JsonMapper().readTree(lines.get(0)).path("vehicleChanges");
        assertThat(figures.path("vehicles").asInt()).isEqualTo(20);
        assertThat(figures.path("still").path("count").asInt()).isPositive();
        assertThat(figures.path("changing").path("count").asInt()).isPositive();
        assertThat(figures.path("changes").path("asked").asInt()).isEqualTo(100);
        assertThat(figures.path("changes").path("count").asInt()).isPositive();
    }

    @Test
    void a_query_that_is_none_and_no_vehicles_are_refused() {
        assertThatThrownBy(() -> run("one\t41.0\n", "20")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> run("one\t41.0\t-8.0\t41.0\tfar\t28200\n", "20"))
                .hasMessageContaining("far");
        assertThatThrownBy(() -> run("one\t41.0\t-8.0\t41.0\t-7.99\t28200\n", "0"))
                .hasMessageContaining("at least one");
    }

    @Test
    void vehicles_are_taken_left_elsewhere_and_discharged() {
        MovingFleet fleet = new MovingFleet(List.of(new Coordinate(41, -8)), 200, 7);
        List<SharedVehicle> before = fleet.snapshot().vehicles();
        fleet.change(300);
        List<SharedVehicle> after = fleet.snapshot().vehicles();

        Set<String> ids = new HashSet<>();
        after.forEach(vehicle -> ids.add(vehicle.vehicleId()));
        assertThat(ids).hasSameSizeAs(after).hasSizeLessThan(200);
        assertThat(after)
                .anySatisfy(vehicle ->
                        assertThat(before).noneMatch(old -> old.position().equals(vehicle.position())));
        assertThat(after)
                .anySatisfy(vehicle -> assertThat(before)
                        .anyMatch(old -> old.vehicleId().equals(vehicle.vehicleId())
                                && old.position().equals(vehicle.position())
                                && old.rangeMetres() != vehicle.rangeMetres()));
        assertThat(after)
                .filteredOn(vehicle -> vehicle.stationId().isPresent())
                .allSatisfy(vehicle -> assertThat(fleet.snapshot().stations())
                        .anyMatch(station -> station.position().equals(vehicle.position())));
    }
}
