package org.commonway.planner.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AreaTest {
    private static final double[][] SQUARE = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    private static final double[][] HOLE = {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}};

    private static Area area(double[][]... rings) {
        return Area.of("Zone \"Old town\" of scoot", new double[][][][] {rings});
    }

    @Test
    void a_place_in_a_hole_is_outside() {
        Area area = area(SQUARE, HOLE);

        assertThat(area.contains(new Coordinate(3, 3))).isTrue();
        assertThat(area.contains(new Coordinate(1.5, 1.5))).isFalse();
        assertThat(area.contains(new Coordinate(5, 3))).isFalse();
    }

    @Test
    void random_stars_contain_what_a_ray_says_they_contain() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            double[][] star = star(random, 3 + random.nextInt(12));
            Area area = area(star);
            for (int i = 0; i < 50; i++) {
                double x = random.nextDouble() * 4 - 2;
                double y = random.nextDouble() * 4 - 2;
                assertThat(area.contains(new Coordinate(y, x))).isEqualTo(rayCrossesOddly(star, x, y));
            }
        }
    }

    /** A ring that goes once around the middle never crosses itself. */
    private static double[][] star(Random random, int corners) {
        double[][] ring = new double[corners + 1][];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double far = 0.2 + random.nextDouble() * 1.5;
            ring[i] = new double[] {far * Math.cos(angle), far * Math.sin(angle)};
        }
        ring[corners] = ring[0];
        return ring;
    }

    private static boolean rayCrossesOddly(double[][] ring, double x, double y) {
        boolean inside = false;
        for (int i = 1; i < ring.length; i++) {
            double[] a = ring[i - 1];
            double[] b = ring[i];
            if ((a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) {
                inside = !inside;
            }
        }
        return inside;
    }

    static Stream<Arguments> brokenRings() {
        return Stream.of(
                Arguments.of(new double[][] {{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}, "no clean polygon"),
                Arguments.of(new double[][] {{0, 0}, {4, 0}, {4, 4}, {0, 4}}, "not closed"),
                Arguments.of(new double[][] {{0, 0}, {4, 0}, {0, 0}}, "fewer than three corners"),
                Arguments.of(new double[][] {{0, 0}, {181, 0}, {4, 4}, {0, 0}}, "on Earth"),
                Arguments.of(new double[][] {{0, 0}, {4, 0}, {4, Double.NaN}, {0, 0}}, "on Earth"),
                Arguments.of(new double[][] {{0, 0}, {4, 0}, {4}, {0, 0}}, "on Earth"),
                Arguments.of(new double[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}}, "no clean polygon"));
    }

    @ParameterizedTest
    @MethodSource("brokenRings")
    void a_broken_ring_is_refused_by_the_name_of_its_zone(double[][] ring, String why) {
        assertThatThrownBy(() -> area(ring))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ZONE_INVALID))
                .hasMessageContaining("Zone \"Old town\" of scoot")
                .hasMessageContaining(why);
    }

    @Test
    void an_area_of_nothing_is_refused() {
        assertThatThrownBy(() -> Area.of("Zone", new double[0][][][])).isInstanceOf(PlannerRefusal.class);
        assertThatThrownBy(() -> Area.of("Zone", new double[][][][] {{}})).isInstanceOf(PlannerRefusal.class);
    }

    @Test
    void an_index_finds_the_same_areas_as_a_look_at_each() {
        Random random = new Random(5);
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double[][] star = star(random, 3 + random.nextInt(8));
            double x = random.nextDouble() * 10;
            double y = random.nextDouble() * 10;
            double[][] moved = Stream.of(star)
                    .map(at -> new double[] {at[0] + x, at[1] + y})
                    .toArray(double[][]::new);
            areas.add(area(moved));
        }
        AreaIndex index = new AreaIndex(areas);
        for (int i = 0; i < 1_000; i++) {
            Coordinate place = new Coordinate(random.nextDouble() * 12 - 1, random.nextDouble() * 12 - 1);
            assertThat(index.listContaining(place))
                    .isEqualTo(IntStream.range(0, areas.size())
                            .filter(number -> areas.get(number).contains(place))
                            .boxed()
                            .toList());
        }
        assertThat(new AreaIndex(List.of()).listContaining(new Coordinate(0, 0)))
                .isEmpty();
    }
}
