package org.commonway.planner.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Points near a place, held to looking at every point. */
class PointGridTest {
    @Property(tries = 300)
    void every_point_within_the_distance_is_shown_once_and_no_other(
            @ForAll long seed,
            @ForAll @IntRange(min = -75, max = 75) int latitude,
            @ForAll @IntRange(max = 5_000) int metres) {
        Random random = new Random(seed);
        double longitude = random.nextInt(356) - 178;
        List<Coordinate> points = IntStream.range(0, random.nextInt(200))
                .mapToObj(i -> near(random, latitude, longitude))
                .toList();
        Coordinate place = near(random, latitude, longitude);
        List<Integer> shown = new ArrayList<>();

        new PointGrid(points).visitWithin(place, metres, shown::add);

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, points.size())
                        .filter(i -> points.get(i).metresTo(place) <= metres)
                        .boxed()
                        .toList());
    }

    private static Coordinate near(Random random, double latitude, double longitude) {
        return new Coordinate(latitude + random.nextGaussian() * 0.03, longitude + random.nextGaussian() * 0.03);
    }
}
