package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.area.Area;
import org.commonway.planner.city.Grid;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetLimits.Limit;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed and slow areas against a plain search over the crossings of the town. */
class LimitedStreetsTest {
    private static final int SPEED = 15_000;

    @TempDir
    static Path folder;

    private static GraphHopperStreets streets;

    @BeforeAll
    static void open() {
        streets = GraphHopperStreets.open(Grid.write(folder), folder.resolve("cache"));
    }

    @AfterAll
    static void close() {
        streets.close();
    }

    private static Area box(double west, double south, double east, double north) {
        double[][] ring = new double[5][];
        double[][] corners = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
        for (int i = 0; i < ring.length; i++) {
            Coordinate corner = Grid.at(corners[i][0], corners[i][1]);
            ring[i] = new double[] {corner.longitude(), corner.latitude()};
        }
        return Area.of("Zone", new double[][][][] {{ring}});
    }

    private static Optional<StreetRoute> route(Streets over, Coordinate from, Coordinate to) {
        StreetPoint start = streets.findPoint(from, StreetProfile.BIKE).orElseThrow();
        StreetPoint end = streets.findPoint(to, StreetProfile.BIKE).orElseThrow();
        Optional<StreetRoute> found = over.findRoute(start, end);
        StreetReach out = over.reachFrom(start, 18_000);
        StreetReach back = over.reachTo(end, 18_000);
        assertThat(out.metresTo(end) == StreetReach.UNREACHED).isEqualTo(found.isEmpty());
        assertThat(back.metresTo(start) == StreetReach.UNREACHED).isEqualTo(found.isEmpty());
        found.ifPresent(way -> {
            assertThat(out.secondsTo(end)).isBetween(way.seconds() - 1, way.seconds() + 1);
            assertThat(back.secondsTo(start)).isBetween(way.seconds() - 1, way.seconds() + 1);
        });
        return found;
    }

    @Test
    void ways_around_random_closed_areas_are_as_short_as_they_can_be_and_touch_none() {
        Random random = new Random(11);
        int joined = 0;
        for (int round = 0; round < 120; round++) {
            List<Area> closed = new ArrayList<>();
            List<StreetLimits.Part> parts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                double x = random.nextDouble() * 29;
                double y = random.nextDouble() * 4.5 - 0.5;
                Area area = box(x, y, x + 0.1 + random.nextDouble() * 4, y + 0.1 + random.nextDouble() * 2);
                closed.add(area);
                parts.add(new StreetLimits.Part(area, new Limit(true, 0)));
            }
            Streets limited = streets.within(new StreetLimits(parts, Limit.NONE), StreetProfile.BIKE, SPEED);
            int from = random.nextInt((Grid.COLUMNS - 1) / 2) + Grid.COLUMNS * random.nextInt(Grid.ROWS);
            int to = Grid.COLUMNS / 2 + random.nextInt(Grid.COLUMNS / 2) + Grid.COLUMNS * random.nextInt(Grid.ROWS);
            Optional<StreetRoute> way = route(limited, middle(from), middle(to));
            double shortest = shortest(from, to, closed);
            assertThat(way.isPresent()).isEqualTo(shortest < Double.MAX_VALUE);
            if (way.isPresent()) {
                joined++;
                assertThat((double) way.get().distanceMetres()).isBetween(shortest * 0.99 - 2, shortest * 1.01 + 2);
                assertThat(from == to
                                || closed.stream()
                                        .noneMatch(
                                                area -> area.touches(way.get().geometry())))
                        .isTrue();
            }
        }
        assertThat(joined).isBetween(30, 110);
    }

    private static Coordinate crossing(int number) {
        int row = number / Grid.COLUMNS;
        return Grid.at(number % Grid.COLUMNS, row);
    }

    /** In the middle of the street piece from this crossing to the next one east. */
    private static Coordinate middle(int number) {
        int row = number / Grid.COLUMNS;
        return Grid.at(number % Grid.COLUMNS + 0.5, row);
    }

    /** Bellman's way from middle to middle: all crossings again until nothing changes. */
    private static double shortest(int from, int to, List<Area> closed) {
        double[] metres = new double[Grid.COLUMNS * Grid.ROWS];
        Arrays.fill(metres, Double.MAX_VALUE);
        if (!isOpen(from, from + 1, closed) || !isOpen(to, to + 1, closed)) {
            return Double.MAX_VALUE;
        }
        double half = crossing(from).metresTo(middle(from));
        metres[from] = half;
        metres[from + 1] = half;
        ArrayDeque<Integer> changed = new ArrayDeque<>(List.of(from, from + 1));
        while (!changed.isEmpty()) {
            int at = changed.removeFirst();
            for (int next : neighbours(at)) {
                double there = metres[at] + crossing(at).metresTo(crossing(next));
                if (there < metres[next] && isOpen(at, next, closed)) {
                    metres[next] = there;
                    changed.add(next);
                }
            }
        }
        double last = Math.min(metres[to], metres[to + 1]);
        return last == Double.MAX_VALUE ? last : last + half;
    }

    private static boolean isOpen(int from, int to, List<Area> closed) {
        return closed.stream().noneMatch(area -> area.touches(List.of(crossing(from), crossing(to))));
    }

    private static List<Integer> neighbours(int at) {
        List<Integer> near = new ArrayList<>();
        int x = at % Grid.COLUMNS;
        int y = at / Grid.COLUMNS;
        if (x > 0) {
            near.add(at - 1);
        }
        if (x < Grid.COLUMNS - 1) {
            near.add(at + 1);
        }
        if (y > 0) {
            near.add(at - Grid.COLUMNS);
        }
        if (y < Grid.ROWS - 1) {
            near.add(at + Grid.COLUMNS);
        }
        return near;
    }

    @Test
    void a_slow_area_lengthens_the_ride_by_the_length_of_the_street_pieces_in_it() {
        // Ten street pieces of 168 metres; crossings 10 to 20 are all inside, and so all rows around are slow as well.
        Area slow = box(9.5, -1, 20.5, 5);
        Streets limited = streets.within(
                new StreetLimits(List.of(new StreetLimits.Part(slow, new Limit(false, 5_000))), Limit.NONE),
                StreetProfile.BIKE,
                SPEED);

        StreetRoute free = route(streets, Grid.at(0, 1), Grid.at(30, 1)).orElseThrow();
        StreetRoute slowed = route(limited, Grid.at(0, 1), Grid.at(30, 1)).orElseThrow();

        // Twelve pieces are touched: two kilometres at 5 instead of 15 km/h.
        double metres = 12 * Grid.at(0, 1).metresTo(Grid.at(1, 1));
        double longer = metres * 3.6 / 5 - metres * 3.6 / 15;
        assertThat(free.delaySeconds()).isZero();
        assertThat(slowed.distanceMetres()).isEqualTo(free.distanceMetres());
        assertThat((double) slowed.delaySeconds()).isBetween(longer - 5, longer + 5);
        StreetPoint end = streets.findPoint(Grid.at(30, 1), StreetProfile.BIKE).orElseThrow();
        StreetPoint start = streets.findPoint(Grid.at(0, 1), StreetProfile.BIKE).orElseThrow();
        assertThat(limited.reachFrom(start, 18_000).delaySecondsTo(end)).isEqualTo(slowed.delaySeconds());
        assertThat((double) limited.reachTo(end, 18_000).delaySecondsTo(start)).isBetween(longer - 5, longer + 5);
    }

    @Test
    void what_comes_first_counts_and_elsewhere_holds_outside_of_all() {
        Area corridor = box(-1, 0.9, 31, 1.1);
        Area around = box(-1, -1, 31, 5);
        Limit shut = new Limit(true, 0);
        Streets corridorFirst = streets.within(
                new StreetLimits(
                        List.of(new StreetLimits.Part(corridor, Limit.NONE), new StreetLimits.Part(around, shut)),
                        Limit.NONE),
                StreetProfile.BIKE,
                SPEED);
        Streets corridorOnly = streets.within(
                new StreetLimits(List.of(new StreetLimits.Part(corridor, Limit.NONE)), shut),
                StreetProfile.BIKE,
                SPEED);
        Streets shutFirst = streets.within(
                new StreetLimits(
                        List.of(new StreetLimits.Part(around, shut), new StreetLimits.Part(corridor, Limit.NONE)),
                        Limit.NONE),
                StreetProfile.BIKE,
                SPEED);

        for (Streets open : List.of(corridorFirst, corridorOnly)) {
            assertThat(route(open, Grid.at(3.5, 1), Grid.at(20.5, 1))).isPresent();
            assertThat(route(open, Grid.at(3.5, 2), Grid.at(20.5, 2))).isEmpty();
        }
        assertThat(route(shutFirst, Grid.at(3.5, 1), Grid.at(20.5, 1))).isEmpty();
    }
}
