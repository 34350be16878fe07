package org.commonway.planner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.NoStreets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopPlaneTest {
    private static final int STOPS = 60;

    @TempDir
    Path folder;

    private Network network(double latitude) {
        Random random = new Random(11);
        Gtfs feed = Gtfs.of("bus").route("1", 3);
        for (int i = 0; i < STOPS; i++) {
            feed.stop("s" + i, new Coordinate(latitude + random.nextDouble(), -0.4 + random.nextDouble()));
        }
        return new Network(
                new NoStreets(),
                List.of(feed.trip("t", "1", "s0 08:00", "s1 09:00").read(folder)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-34, 0, 41, 65})
    void a_bee_line_is_never_longer_than_on_the_globe_and_little_shorter(double latitude) {
        Network network = network(latitude);
        StopPlane plane = new StopPlane(network);

        for (int from = 0; from < STOPS; from++) {
            for (int to = 0; to < from; to++) {
                double metres = Math.hypot(plane.x(from) - plane.x(to), plane.y(from) - plane.y(to));
                double globe = network.coordinate(from).metresTo(network.coordinate(to));
                assertThat(metres).isLessThanOrEqualTo(globe + 1).isGreaterThan(0.93 * globe - 1);
            }
        }
    }

    @Test
    void every_stop_lies_in_its_cell_and_no_cell_is_farther_than_its_stops() {
        StopPlane plane = new StopPlane(network(41));

        for (int from = 0; from < STOPS; from++) {
            for (int cell = 0; cell < plane.cellCount(); cell++) {
                for (int i = plane.firstIn(cell); i < plane.firstIn(cell + 1); i++) {
                    int stop = plane.stopIn(i);
                    assertThat(plane.cellOf(stop)).isEqualTo(cell);
                    float metres = (float) Math.hypot(plane.x(from) - plane.x(stop), plane.y(from) - plane.y(stop));
                    assertThat(plane.isWithin(plane.x(from), plane.y(from), cell, metres + 1))
                            .isTrue();
                }
            }
        }
    }
}
