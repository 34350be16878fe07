package org.commonway.planner.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.city.StationFeed;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.PathwayMode;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;

/** Ways inside random stations against all pairs worked out by Floyd's and Warshall's algorithm. */
class PathwaysOracleTest {
    private static final int PLACES = 9;
    private static final int NONE = 1_000_000;

    @Property(tries = 2_000)
    void every_way_inside_a_station_is_the_quickest(@ForAll long seed, @ForAll boolean stepFree) {
        Random random = new Random(seed);
        List<Stop> stops = stops(random);
        List<Pathway> pathways = pathways(random);
        int[][] quickest = quickest(pathways, stops, stepFree);
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int from = 0; from < PLACES; from++) {
            for (int to = 0; to < PLACES; to++) {
                if (from != to && isEnd(stops, from, to) && quickest[from][to] < NONE) {
                    expected.put(List.of(from, to), quickest[from][to]);
                }
            }
        }

        StationWays found = StationWays.of(StationFeed.of(stops, pathways), stepFree);

        Map<List<Integer>, Integer> seconds = new HashMap<>();
        found.ways().forEach(way -> seconds.put(List.of(way.from(), way.to()), way.seconds()));
        assertThat(seconds).isEqualTo(expected);
        int[][] onFoot = quickest(pathways, stops, false);
        for (int platform = 0; platform < PLACES; platform++) {
            boolean behind = false;
            for (int entrance = 0; entrance < PLACES; entrance++) {
                behind |= type(stops, entrance) == LocationType.ENTRANCE
                        && (onFoot[entrance][platform] < NONE || onFoot[platform][entrance] < NONE);
            }
            assertThat(found.behindEntrances().get(platform))
                    .isEqualTo(behind && type(stops, platform) == LocationType.STOP);
        }
    }

    private static LocationType type(List<Stop> stops, int stop) {
        return stops.get(stop).detail().type();
    }

    /** Between platforms, or between a platform and an entrance. */
    private static boolean isEnd(List<Stop> stops, int from, int to) {
        List<LocationType> types = List.of(type(stops, from), type(stops, to));
        return !types.contains(LocationType.NODE) && types.contains(LocationType.STOP);
    }

    private static List<Stop> stops(Random random) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            LocationType type = i < 3 ? LocationType.STOP : i < 6 ? LocationType.ENTRANCE : LocationType.NODE;
            Possibility wheelchair = List.of(Possibility.values()).get(random.nextInt(3));
            stops.add(new Stop(
                    "s" + i,
                    "",
                    new Coordinate(41, -8),
                    OptionalInt.empty(),
                    new Stop.Detail(type, "", "", OptionalInt.empty(), wheelchair, Optional.empty(), "")));
        }
        return stops;
    }

    private static List<Pathway> pathways(Random random) {
        List<Pathway> pathways = new ArrayList<>();
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(PLACES);
            pathways.add(new Pathway(
                    "w" + i,
                    from,
                    (from + 1 + random.nextInt(PLACES - 1)) % PLACES,
                    List.of(PathwayMode.values()).get(random.nextInt(7)),
                    random.nextBoolean(),
                    new Pathway.Shape(
                            OptionalDouble.empty(),
                            OptionalInt.of(1 + random.nextInt(60)),
                            random.nextInt(5) == 0 ? OptionalInt.of(-3) : OptionalInt.empty(),
                            random.nextInt(5) == 0 ? 0.1 : 0,
                            random.nextInt(5) == 0 ? OptionalDouble.of(0.5) : OptionalDouble.empty()),
                    new Pathway.Signs("", "")));
        }
        return pathways;
    }

    private static int[][] quickest(List<Pathway> pathways, List<Stop> stops, boolean stepFree) {
        int[][] seconds = new int[PLACES][PLACES];
        Arrays.stream(seconds).forEach(row -> Arrays.fill(row, NONE));
        for (Pathway way : pathways) {
            if (!stepFree || isStepFree(way, stops)) {
                int time = way.shape().traversalSeconds().orElseThrow();
                seconds[way.fromStop()][way.toStop()] = Math.min(seconds[way.fromStop()][way.toStop()], time);
                if (way.bidirectional()) {
                    seconds[way.toStop()][way.fromStop()] = Math.min(seconds[way.toStop()][way.fromStop()], time);
                }
            }
        }
        for (int via = 0; via < PLACES; via++) {
            for (int from = 0; from < PLACES; from++) {
                for (int to = 0; to < PLACES; to++) {
                    seconds[from][to] = Math.min(seconds[from][to], seconds[from][via] + seconds[via][to]);
                }
            }
        }
        return seconds;
    }

    private static boolean isStepFree(Pathway way, List<Stop> stops) {
        boolean closed = List.of(way.fromStop(), way.toStop()).stream()
                .anyMatch(stop -> type(stops, stop) == LocationType.ENTRANCE
                        && stops.get(stop).detail().wheelchairBoarding() == Possibility.IMPOSSIBLE);
        return !closed
                && way.mode() != PathwayMode.STAIRS
                && way.mode() != PathwayMode.ESCALATOR
                && way.shape().stairCount().isEmpty()
                && way.shape().maxSlope() == 0
                && way.shape().minWidthMetres().isEmpty();
    }
}
