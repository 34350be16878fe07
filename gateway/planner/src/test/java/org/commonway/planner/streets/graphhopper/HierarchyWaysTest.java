package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.area.Area;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Porto;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetLimits.Limit;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.StreetWays;
import org.commonway.planner.streets.Streets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways of many pairs of places against a search of the streets from each place. */
class HierarchyWaysTest {
    private static final int LIMIT_SECONDS = 900;
    private static final int SPEED = 15_000;

    @TempDir
    Path folder;

    private final Random random = new Random(9);

    /** What was seen of the pairs. */
    private static final class Seen {
        private int pairs;
        private int joined;
        private int same;
        private int delayed;
    }

    private Coordinate around(Box box, Coordinate middle, double spread) {
        double latitude = middle.latitude() + random.nextGaussian() * spread;
        double longitude = middle.longitude() + random.nextGaussian() * spread;
        return new Coordinate(
                Math.max(box.south(), Math.min(box.north(), latitude)),
                Math.max(box.west(), Math.min(box.east(), longitude)));
    }

    private Coordinate somewhere(Box box) {
        return new Coordinate(
                box.south() + random.nextDouble() * (box.north() - box.south()),
                box.west() + random.nextDouble() * (box.east() - box.west()));
    }

    /** Places around a start, and some on its own street. */
    private List<StreetPoint> ends(Streets streets, StreetPoint start) {
        List<StreetPoint> ends = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            streets.findPoint(
                            around(streets.bounds(), start.place(), 0.001 + 0.03 * random.nextDouble()),
                            start.profile())
                    .ifPresent(ends::add);
        }
        for (int i = 0; i < 5; i++) {
            ends.add(new StreetPoint(
                    start.place(),
                    start.profile(),
                    start.edge(),
                    i / 4.0,
                    random.nextDouble() * start.offStreetMetres()));
        }
        return ends;
    }

    private void compare(Streets points, Streets over, StreetProfile profile, int starts, Seen seen) {
        StreetWays ways = over.ways(profile, LIMIT_SECONDS);
        for (int i = 0; i < starts; i++) {
            Optional<StreetPoint> start = points.findPoint(somewhere(points.bounds()), profile);
            if (start.isPresent()) {
                StreetReach reach = over.reachFrom(start.get(), LIMIT_SECONDS);
                StreetWays.Start from = ways.start(start.get());
                for (StreetPoint end : ends(points, start.get())) {
                    compare(reach, end, from.findWay(ways.end(end)), seen);
                }
            }
        }
    }

    private static void compare(StreetReach reach, StreetPoint end, Optional<StreetWay> way, Seen seen) {
        seen.pairs++;
        assertThat(way.map(StreetWay::seconds).orElse(StreetReach.UNREACHED)).isEqualTo(reach.secondsTo(end));
        if (way.isPresent()) {
            seen.joined++;
            // Of ways equally quick the search takes any, and it rounds lengths at one end only.
            assertThat(way.get().metres()).isLessThanOrEqualTo(reach.metresTo(end) + 1);
            if (way.get().metres() >= reach.metresTo(end) - 1) {
                seen.same++;
                assertThat(way.get().delaySeconds()).isLessThanOrEqualTo(reach.delaySecondsTo(end) + 1);
            }
            if (Math.abs(way.get().delaySeconds() - reach.delaySecondsTo(end)) <= 1
                    && way.get().delaySeconds() > 0) {
                seen.delayed++;
            }
        }
    }

    /** Closed and slow boxes, of this size in degrees. */
    private StreetLimits limits(Box box, double degrees) {
        List<StreetLimits.Part> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Coordinate at = somewhere(box);
            double east = at.longitude() + degrees;
            double north = at.latitude() + degrees;
            double[][] ring = {
                {at.longitude(), at.latitude()},
                {east, at.latitude()},
                {east, north},
                {at.longitude(), north},
                {at.longitude(), at.latitude()}
            };
            Limit limit = i % 2 == 0 ? new Limit(true, 0) : new Limit(false, 6_000);
            parts.add(new StreetLimits.Part(Area.of("Zone", new double[][][][] {{ring}}), limit));
        }
        return new StreetLimits(parts, Limit.NONE);
    }

    private void compare(GraphHopperStreets streets, int starts, double zoneDegrees) {
        Seen free = new Seen();
        for (StreetProfile profile : StreetProfile.values()) {
            compare(streets, streets, profile, starts, free);
        }
        assertThat(free.joined).isBetween(free.pairs / 10, free.pairs * 99 / 100);
        assertThat(free.same).isGreaterThan(free.joined * 95 / 100);
        Seen limited = new Seen();
        for (StreetProfile profile : List.of(StreetProfile.BIKE, StreetProfile.CAR)) {
            Streets within = streets.within(limits(streets.bounds(), zoneDegrees), profile, SPEED);
            compare(streets, within, profile, starts, limited);
        }
        assertThat(limited.same).isGreaterThan(limited.joined * 95 / 100);
        assertThat(limited.delayed).isPositive();
    }

    @Test
    void in_crooked_towns_they_take_as_long_as_a_search_finds() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            try (GraphHopperStreets streets =
                    GraphHopperStreets.open(CrookedTown.write(folder, seed), folder.resolve("cache-" + seed))) {
                compare(streets, 60, 0.004);
            }
        }
    }

    @Test
    void in_a_town_of_crossings_they_take_as_long_as_a_search_finds() {
        try (GraphHopperStreets streets = GraphHopperStreets.open(Grid.write(folder), folder.resolve("cache"))) {
            compare(streets, 60, 0.002);
        }
    }

    @Test
    void in_porto_they_take_as_long_as_a_search_finds() {
        try (GraphHopperStreets streets =
                GraphHopperStreets.open(Porto.file("porto.osm.pbf"), folder.resolve("cache"))) {
            compare(streets, 100, 0.01);
        }
    }
}
