package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;

import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.storage.index.Snap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.area.Area;
import org.commonway.planner.city.Porto;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetSegment;
import org.commonway.planner.streets.Streets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places tied to streets by our grid, against GraphHopper's own index and against a look at every street. */
class NearestPiecesTest {
    /** What roundings and GraphHopper's slightly different plane may make of a distance. */
    private static final double ROUNDING_METRES = 0.3;

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    /** The town's streets, and GraphHopper's index of them. */
    private final class Town implements AutoCloseable {
        final StreetImport.Opened opened;
        final GraphHopperStreets streets;
        final StreetGraph graph;
        final PieceShapes shapes;
        final LocationIndex index;

        Town(Path osm) {
            Path cache = folder.resolve("cache");
            streets = GraphHopperStreets.open(osm, cache);
            opened = new StreetImport(osm, cache).open();
            graph = StreetGraphReader.read(opened.hopper());
            shapes = PieceShapes.read(opened.hopper().getBaseGraph());
            index = new LocationIndexTree(opened.hopper().getBaseGraph(), new RAMDirectory()).prepareIndex();
        }

        Snap graphHopper(Coordinate place, StreetProfile profile) {
            return index.findClosest(
                    place.latitude(),
                    place.longitude(),
                    edge -> graph.times(profile).isOpen(edge.getEdge()));
        }

        /** Anywhere on the map or, by a share of its size, around it. */
        Coordinate somewhere(double around) {
            Box box = streets.bounds();
            double up = (random.nextDouble() * (1 + 2 * around) - around) * (box.north() - box.south());
            double right = (random.nextDouble() * (1 + 2 * around) - around) * (box.east() - box.west());
            return new Coordinate(box.south() + up, box.west() + right);
        }

        Coordinate on(StreetPoint point) {
            return Course.slice(shapes.course(point.edge()), point.share(), point.share())
                    .get(0);
        }

        @Override
        public void close() {
            index.close();
            opened.hopper().close();
            streets.close();
        }
    }

    /** Metres to the nearest street of all that the profile may use. */
    private static double everyStreet(Town town, Coordinate place, StreetProfile profile) {
        double least = Double.MAX_VALUE;
        for (int piece = 0; piece < town.shapes.pieces(); piece++) {
            if (town.graph.times(profile).isOpen(piece)) {
                List<Coordinate> course = town.shapes.course(piece);
                for (int i = 1; i < course.size(); i++) {
                    least = Math.min(least, metres(place, course.get(i - 1), course.get(i)));
                }
            }
        }
        return least;
    }

    private static double metres(Coordinate place, Coordinate from, Coordinate to) {
        double shrink = Math.cos(Math.toRadians(place.latitude()));
        double x = (to.longitude() - from.longitude()) * shrink;
        double y = to.latitude() - from.latitude();
        double px = (place.longitude() - from.longitude()) * shrink;
        double py = place.latitude() - from.latitude();
        double part = x == 0 && y == 0 ? 0 : Math.max(0, Math.min(1, (px * x + py * y) / (x * x + y * y)));
        return place.metresTo(new Coordinate(
                from.latitude() + part * y, from.longitude() + part * (to.longitude() - from.longitude())));
    }

    private void agreesWithGraphHopper(Town town, int places) {
        int same = 0;
        for (int i = 0; i < places; i++) {
            Coordinate place = town.somewhere(0.02);
            for (StreetProfile profile : StreetProfile.values()) {
                Snap snap = town.graphHopper(place, profile);
                // From 300 metres on GraphHopper stops looking too early to be sure.
                double limit = profile == StreetProfile.WHEELCHAIR ? 99 : 300;
                if (!snap.isValid() || snap.getQueryDistance() > limit) {
                    continue;
                }
                StreetPoint point = town.streets.findPoint(place, profile).orElseThrow();
                assertThat(point.offStreetMetres())
                        .isBetween(
                                snap.getQueryDistance() - ROUNDING_METRES, snap.getQueryDistance() + ROUNDING_METRES);
                assertThat(place.metresTo(town.on(point)))
                        .isBetween(
                                point.offStreetMetres() - ROUNDING_METRES, point.offStreetMetres() + ROUNDING_METRES);
                if (point.edge() == snap.getClosestEdge().getEdge()) {
                    Coordinate theirs = new Coordinate(
                            snap.getSnappedPoint().getLat(),
                            snap.getSnappedPoint().getLon());
                    assertThat(town.on(point).metresTo(theirs)).isLessThan(1);
                    same++;
                }
            }
        }
        // Elsewhere several streets meet at the nearest point, and any of them will do.
        assertThat(same).isGreaterThan(places);
    }

    @Test
    void a_place_is_tied_to_the_same_street_as_by_graphhopper() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 3))) {
            agreesWithGraphHopper(town, 3_000);
        }
    }

    @Test
    void so_it_is_in_a_real_city() {
        try (Town town = new Town(Porto.file("porto.osm.pbf"))) {
            agreesWithGraphHopper(town, 3_000);
        }
    }

    @Test
    void no_street_is_nearer_than_the_one_that_was_found_and_none_is_missed_within_the_limits() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 4))) {
            int none = 0;
            for (int i = 0; i < 400; i++) {
                Coordinate place = town.somewhere(0.3);
                for (StreetProfile profile : StreetProfile.values()) {
                    double nearest = everyStreet(town, place, profile);
                    Optional<StreetPoint> point = town.streets.findPoint(place, profile);
                    double limit = profile == StreetProfile.WHEELCHAIR ? 100 : 1_000;
                    if (point.isEmpty()) {
                        assertThat(nearest).isGreaterThan(limit - ROUNDING_METRES);
                        none++;
                    } else {
                        assertThat(nearest).isLessThan(limit + ROUNDING_METRES);
                        assertThat(point.get().offStreetMetres())
                                .isBetween(nearest - ROUNDING_METRES, nearest + ROUNDING_METRES);
                        assertThat(town.graph.times(profile).isOpen(point.get().edge()))
                                .isTrue();
                    }
                }
            }
            assertThat(none).isBetween(100, 1_500);
        }
    }

    @Test
    void people_and_wheels_are_tied_in_one_look_as_in_two() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 5))) {
            int apart = 0;
            for (int i = 0; i < 2_000; i++) {
                Coordinate place = town.somewhere(0.1);
                StreetProfile wheels = random.nextBoolean() ? StreetProfile.BIKE : StreetProfile.CAR;
                List<Optional<StreetPoint>> both = town.streets.findPoints(place, wheels);
                assertThat(both)
                        .containsExactly(
                                town.streets.findPoint(place, StreetProfile.FOOT),
                                town.streets.findPoint(place, wheels));
                boolean sameStreet =
                        both.get(0).map(StreetPoint::edge).equals(both.get(1).map(StreetPoint::edge));
                apart += sameStreet ? 0 : 1;
            }
            assertThat(apart).isBetween(200, 1_800);
        }
    }

    @Test
    void a_place_at_a_crossing_lies_exactly_at_the_end_of_a_street() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 6))) {
            for (int piece = 0; piece < town.shapes.pieces(); piece++) {
                if (!town.graph.times(StreetProfile.FOOT).isOpen(piece)) {
                    continue;
                }
                List<Coordinate> course = town.shapes.course(piece);
                for (int end : new int[] {0, course.size() - 1}) {
                    StreetPoint point = town.streets
                            .findPoint(course.get(end), StreetProfile.FOOT)
                            .orElseThrow();
                    // Of the streets that meet there the one with the lowest number.
                    assertThat(point.offStreetMetres()).isZero();
                    assertThat(point.edge()).isLessThanOrEqualTo(piece);
                    if (point.edge() == piece) {
                        assertThat(point.share()).isIn(0.0, 1.0);
                    }
                }
            }
        }
    }

    @Test
    void a_closed_area_ties_riders_to_the_streets_around_it_and_others_as_before() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 7))) {
            double[][] ring = {{-8.603, 41.147}, {-8.597, 41.147}, {-8.597, 41.153}, {-8.603, 41.153}, {-8.603, 41.147}
            };
            Area area = Area.of("Zone", new double[][][][] {{ring}});
            Streets limited = town.streets.within(
                    new StreetLimits(
                            List.of(new StreetLimits.Part(area, new StreetLimits.Limit(true, 0))),
                            StreetLimits.Limit.NONE),
                    StreetProfile.BIKE,
                    15_000);
            Coordinate inside = new Coordinate(41.15, -8.6);

            StreetPoint point = limited.findPoint(inside, StreetProfile.BIKE).orElseThrow();

            assertThat(area.touches(town.shapes.course(point.edge()))).isFalse();
            assertThat(point.offStreetMetres()).isGreaterThan(200);
            assertThat(limited.findPoint(inside, StreetProfile.FOOT))
                    .isEqualTo(town.streets.findPoint(inside, StreetProfile.FOOT));
        }
    }

    @Test
    void every_street_that_touches_a_box_is_shown() throws IOException {
        try (Town town = new Town(CrookedTown.write(folder, 8))) {
            for (int i = 0; i < 100; i++) {
                Coordinate corner = town.somewhere(0);
                Box box = new Box(
                        corner.latitude(),
                        corner.longitude(),
                        corner.latitude() + 0.004 * random.nextDouble(),
                        corner.longitude() + 0.004 * random.nextDouble());
                double[][] ring = {
                    {box.west(), box.south()},
                    {box.east(), box.south()},
                    {box.east(), box.north()},
                    {box.west(), box.north()},
                    {box.west(), box.south()}
                };
                Area area = Area.of("Box", new double[][][][] {{ring}});
                List<List<Coordinate>> shown = new ArrayList<>();
                town.streets.visitSegments(box, (StreetSegment segment) -> shown.add(segment.geometry()));
                for (int piece = 0; piece < town.shapes.pieces(); piece++) {
                    List<Coordinate> course = town.shapes.course(piece);
                    if (area.touches(course)) {
                        assertThat(shown).contains(course);
                    }
                }
            }
        }
    }
}
