package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.planner.city.Grid;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetSegment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphHopperStreetsTest {
    @TempDir
    static Path shared;

    static GraphHopperStreets streets;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        streets = GraphHopperStreets.open(Grid.write(shared), shared.resolve("cache"));
    }

    @AfterAll
    static void close() {
        streets.close();
    }

    @Test
    void a_way_follows_the_streets() {
        StreetRoute route = streets.findRoute(Grid.at(1.5, 1), Grid.at(4, 3), StreetProfile.FOOT)
                .orElseThrow();

        // Two and a half blocks of 167.8 metres and two of 222.4.
        assertThat(route.distanceMetres()).isBetween(862, 868);
        assertThat(route.seconds()).isBetween(617, 628);
        assertThat(route.geometry().get(0)).isEqualTo(Grid.at(1.5, 1));
        assertThat(route.geometry().get(route.geometry().size() - 1)).isEqualTo(Grid.at(4, 3));
        assertThat(lengthOf(route.geometry())).isBetween(862.0, 868.0);
    }

    private static double lengthOf(List<Coordinate> course) {
        double metres = 0;
        for (int i = 1; i < course.size(); i++) {
            metres += course.get(i - 1).metresTo(course.get(i));
        }
        return metres;
    }

    @Test
    void a_way_along_one_piece_of_street_does_not_leave_it() {
        StreetRoute route = streets.findRoute(Grid.at(1.75, 1), Grid.at(1.25, 1), StreetProfile.FOOT)
                .orElseThrow();

        assertThat(route.distanceMetres()).isBetween(83, 85);
        assertThat(lengthOf(route.geometry())).isBetween(83.0, 85.0);
    }

    @Test
    void reach_agrees_with_the_single_way_in_both_directions() {
        StreetPoint home = streets.getPoint(Grid.at(10.3, 2), StreetProfile.BIKE);
        StreetReach from = streets.reachFrom(home, 600);
        StreetReach to = streets.reachTo(home, 600);
        for (double x = 5; x < 15; x += 0.7) {
            for (double y = 0; y < 4; y += 0.9) {
                StreetPoint other = streets.getPoint(Grid.at(x, y), StreetProfile.BIKE);
                assertThat(from.secondsTo(other))
                        .isEqualTo(streets.findRoute(home, other).orElseThrow().seconds());
                assertThat(from.metresTo(other))
                        .isEqualTo(streets.findRoute(home, other).orElseThrow().distanceMetres());
                assertThat(to.secondsTo(other))
                        .isEqualTo(streets.findRoute(other, home).orElseThrow().seconds());
                follows(from.courseTo(other), home, other, from.metresTo(other));
                follows(to.courseTo(other), other, home, to.metresTo(other));
            }
        }
    }

    private static void follows(List<Coordinate> course, StreetPoint from, StreetPoint to, int metres) {
        assertThat(course.get(0)).isEqualTo(from.place());
        assertThat(course.get(course.size() - 1)).isEqualTo(to.place());
        assertThat(lengthOf(course)).isCloseTo(metres, within(2.0));
    }

    @Test
    void what_is_beyond_the_limit_is_not_reached() {
        StreetReach reach = streets.reachFrom(streets.getPoint(Grid.at(10, 2), StreetProfile.FOOT), 100);

        assertThat(reach.secondsTo(streets.getPoint(Grid.at(12, 2), StreetProfile.FOOT)))
                .isEqualTo(StreetReach.UNREACHED);
        assertThat(reach.metresTo(streets.getPoint(Grid.at(12, 2), StreetProfile.FOOT)))
                .isEqualTo(StreetReach.UNREACHED);
    }

    @Test
    void a_reach_that_is_kept_in_little_memory_knows_the_same() {
        for (int limit : new int[] {0, 20, 100, 600, 3_000}) {
            StreetPoint home = streets.getPoint(Grid.at(10.3, 2), StreetProfile.FOOT);
            StreetReach reach = streets.reachTo(home, limit);
            StreetReach kept = streets.reachTo(home, limit).trimmed();
            for (double x = 0; x < 30; x += 0.7) {
                for (double y = 0; y < 4; y += 0.9) {
                    StreetPoint other = streets.getPoint(Grid.at(x, y), StreetProfile.FOOT);
                    assertThat(kept.secondsTo(other)).isEqualTo(reach.secondsTo(other));
                    assertThat(kept.metresTo(other)).isEqualTo(reach.metresTo(other));
                }
            }
        }
    }

    @Test
    void streets_are_shown_for_drawing_each_once() {
        List<StreetSegment> segments = new ArrayList<>();
        streets.visitSegments(streets.bounds(), segments::add);

        assertThat(segments).hasSize(Grid.ROWS * (Grid.COLUMNS - 1) + Grid.COLUMNS * (Grid.ROWS - 1));
        assertThat(segments).extracting(StreetSegment::roadClass).containsOnly("residential");
        assertThat(segments).extracting(StreetSegment::name).contains("Row 0", "Column 30");

        List<StreetSegment> few = new ArrayList<>();
        Coordinate at = Grid.at(3, 1);
        streets.visitSegments(
                new Box(
                        at.latitude() - 0.0001,
                        at.longitude() - 0.0001,
                        at.latitude() + 0.0001,
                        at.longitude() + 0.0001),
                few::add);
        assertThat(few).hasSizeBetween(4, 30);
    }

    @Test
    void a_place_off_the_map_has_no_point_and_is_refused_when_one_is_needed() {
        Coordinate sea = new Coordinate(40.9, -8.5);

        assertThat(streets.findPoint(sea, StreetProfile.FOOT)).isEmpty();
        assertThatThrownBy(() -> streets.getPoint(sea, StreetProfile.FOOT))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.OUTSIDE_MAP));
    }

    @Test
    void an_import_is_used_again_while_the_file_is_the_same() throws IOException {
        Path osm = Grid.write(folder);
        GraphHopperStreets.open(osm, folder.resolve("cache")).close();
        List<Path> kept = listed(folder.resolve("cache"));
        GraphHopperStreets.open(osm, folder.resolve("cache")).close();
        assertThat(listed(folder.resolve("cache"))).isEqualTo(kept).hasSize(1);

        Files.writeString(osm, Files.readString(osm).replace("Row 0", "First Row"));
        GraphHopperStreets.open(osm, folder.resolve("cache")).close();
        assertThat(listed(folder.resolve("cache"))).hasSize(2);
    }

    private static List<Path> listed(Path cache) throws IOException {
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void a_missing_map_is_refused() {
        assertThatThrownBy(() -> GraphHopperStreets.open(folder.resolve("none.osm.pbf"), folder))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STREETS_MISSING))
                .hasMessageEndingWith("give the path of an .osm.pbf or .osm file.");
    }

    @Test
    void a_pbf_that_is_no_pbf_is_refused_and_leaves_nothing_behind() throws IOException {
        Path bad = Files.write(folder.resolve("bad.osm.pbf"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

        assertThatThrownBy(() -> GraphHopperStreets.open(bad, folder.resolve("cache")))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STREETS_UNREADABLE))
                .hasMessageContaining("cannot be read as OpenStreetMap data");
        assertThat(listed(folder.resolve("cache"))).isEmpty();
    }

    @Test
    void an_empty_map_is_refused() throws IOException {
        Path bad = Files.writeString(folder.resolve("empty.osm"), "<osm version=\"0.6\"></osm>");

        assertThatThrownBy(() -> GraphHopperStreets.open(bad, folder.resolve("cache")))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STREETS_UNREADABLE));
    }
}
