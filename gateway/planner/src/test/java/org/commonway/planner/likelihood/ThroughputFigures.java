package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.SharedVehicle;
import org.junit.jupiter.api.Test;

/** How long it takes to take in fleets: {@code mvn test -Dtest=ThroughputFigures}; not part of the suite. */
class ThroughputFigures {
    private static final int VEHICLES = 50_000;

    @Test
    void fleets_of_fifty_thousand_vehicles_that_all_move() {
        Random random = new Random(5);
        List<Fleet> fleets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            List<SharedVehicle> vehicles = new ArrayList<>();
            for (int v = 0; v < VEHICLES; v++) {
                vehicles.add(VehicleWatchTest.scooter(
                        "v" + v, new Coordinate(41 + 0.1 * random.nextDouble(), -8 + 0.1 * random.nextDouble())));
            }
            fleets.add(new Fleet(vehicles, List.of()));
        }
        History history = History.empty();
        Instant now = Instant.parse("2024-05-14T08:00:00Z");
        for (int round = 0; round < 40; round++) {
            long start = System.nanoTime();
            history.observe(fleets.get(round % 10), now.plusSeconds(5L * round), ZoneOffset.UTC);
            long moved = System.nanoTime() - start;
            history.observe(fleets.get(round % 10), now.plusSeconds(5L * round + 1), ZoneOffset.UTC);
            System.out.printf(
                    "50,000 vehicles all moved %.1f ms, all still there %.1f ms%n",
                    moved / 1e6, (System.nanoTime() - start - moved) / 1e6);
        }
        assertThat(history.tables().vehicles().cells()).isNotEmpty();
    }
}
