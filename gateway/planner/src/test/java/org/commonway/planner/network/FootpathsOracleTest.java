package org.commonway.planner.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.city.BeeLineStreets;
import org.commonway.planner.city.StationFeed;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.station.StationWay;
import org.commonway.planner.station.StationWays;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.PathwayMode;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;

/**
 * Footpaths between platforms and stops of random towns against all ways to go: out of a station by any entrance, along
 * the streets, and into one by any entrance. Streets are bee-lines at a metre a second, with steps between some places.
 */
class FootpathsOracleTest {
    private static final int STREET_STOPS = 3;
    private static final int PLATFORMS = 7;
    private static final int PLACES = 12;
    private static final int CHANGE_SECONDS = 60;

    /** A town and where its steps are. */
    private record Town(Timetable timetable, Set<List<Coordinate>> steps) {
        static Town of(Random random) {
            List<Stop> stops = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                LocationType type = i < PLATFORMS ? LocationType.STOP : LocationType.ENTRANCE;
                Coordinate at = new Coordinate(41 + random.nextInt(60) * 0.0001, -8 + random.nextInt(60) * 0.0001);
                stops.add(new Stop("s" + i, "", at, OptionalInt.empty(), detail(type)));
            }
            Set<List<Coordinate>> steps = new HashSet<>();
            for (Stop one : stops) {
                for (Stop other : stops) {
                    if (random.nextInt(4) == 0) {
                        steps.add(List.of(one.coordinate(), other.coordinate()));
                    }
                }
            }
            return new Town(StationFeed.of(stops, pathways(random)), steps);
        }

        boolean hasSteps(Coordinate a, Coordinate b) {
            return !a.equals(b) && (steps.contains(List.of(a, b)) || steps.contains(List.of(b, a)));
        }
    }

    private static Stop.Detail detail(LocationType type) {
        return new Stop.Detail(type, "", "", OptionalInt.empty(), Possibility.UNKNOWN, Optional.empty(), "");
    }

    private static List<Pathway> pathways(Random random) {
        List<Pathway> pathways = new ArrayList<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            int from = STREET_STOPS + random.nextInt(PLACES - STREET_STOPS);
            int to = STREET_STOPS + random.nextInt(PLACES - STREET_STOPS);
            if (from != to) {
                pathways.add(new Pathway(
                        "w" + i,
                        from,
                        to,
                        random.nextInt(3) == 0 ? PathwayMode.STAIRS : PathwayMode.WALKWAY,
                        random.nextBoolean(),
                        new Pathway.Shape(
                                OptionalDouble.of(random.nextInt(200)),
                                OptionalInt.of(1 + random.nextInt(200)),
                                OptionalInt.empty(),
                                0,
                                OptionalDouble.empty()),
                        new Pathway.Signs("", "")));
            }
        }
        return pathways;
    }

    @Property(tries = 1_000)
    void a_footpath_is_the_quickest_way_through_stations_and_streets(@ForAll long seed) {
        Town town = Town.of(new Random(seed));
        Network network = network(town);
        for (int stop = 0; stop < PLATFORMS; stop++) {
            assertThat(footpaths(network, stop)).isEqualTo(quickest(town, stop, false));
        }
    }

    @Property(tries = 1_000)
    void without_steps_it_is_the_quickest_that_has_none(@ForAll long seed) {
        Town town = Town.of(new Random(seed));
        Network network = network(town).with(Steps.FORBIDDEN);
        for (int stop = 0; stop < PLATFORMS; stop++) {
            assertThat(footpaths(network, stop)).isEqualTo(quickest(town, stop, true));
        }
    }

    @Property(tries = 1_000)
    void where_steps_are_avoided_it_has_some_only_where_nothing_else_leads_there(@ForAll long seed) {
        Town town = Town.of(new Random(seed));
        Network network = network(town).with(Steps.AVOIDED);
        for (int stop = 0; stop < PLATFORMS; stop++) {
            Map<Integer, List<Integer>> expected = quickest(town, stop, true);
            quickest(town, stop, false).forEach(expected::putIfAbsent);
            assertThat(footpaths(network, stop)).isEqualTo(expected);
        }
    }

    private static Network network(Town town) {
        return new Network(BeeLineStreets.withSteps(town::hasSteps), List.of(town.timetable()));
    }

    /** By target among the platforms and stops, seconds with the change and metres. */
    private static Map<Integer, List<Integer>> footpaths(Network network, int stop) {
        Footpaths all = network.footpaths();
        Map<Integer, List<Integer>> found = new TreeMap<>();
        for (int way = all.first(stop); way < all.end(stop); way++) {
            if (all.target(way) != stop && all.target(way) < PLATFORMS) {
                found.put(all.target(way), List.of(all.changeSeconds(way), all.metres(way)));
            }
        }
        return found;
    }

    private static Map<Integer, List<Integer>> quickest(Town town, int from, boolean stepFree) {
        StationWays inside = StationWays.of(town.timetable(), stepFree);
        Map<Integer, List<Integer>> found = new TreeMap<>();
        for (int to = 0; to < PLATFORMS; to++) {
            List<List<Integer>> candidates = new ArrayList<>();
            for (StationWay way : inside.ways()) {
                if (way.from() == from && way.to() == to) {
                    candidates.add(List.of(way.seconds() + CHANGE_SECONDS, way.metres()));
                }
            }
            for (StationWay out : ends(inside, from, true)) {
                for (StationWay in : ends(inside, to, false)) {
                    Coordinate a = town.timetable().stops().get(out.to()).coordinate();
                    Coordinate b = town.timetable().stops().get(in.from()).coordinate();
                    int street = (int) Math.round(a.metresTo(b));
                    int metres = out.metres() + street + in.metres();
                    if (a.metresTo(b) <= 500 && metres <= 500 && !(stepFree && town.hasSteps(a, b))) {
                        candidates.add(List.of(out.seconds() + street + in.seconds() + CHANGE_SECONDS, metres));
                    }
                }
            }
            int target = to;
            candidates.stream()
                    .min(Comparator.<List<Integer>>comparingInt(way -> way.get(0))
                            .thenComparingInt(way -> way.get(1)))
                    .filter(way -> target != from)
                    .ifPresent(way -> found.put(target, way));
        }
        return found;
    }

    /** The ways between a stop and the street: to its entrances or from them, or none at all if it is on the street. */
    private static List<StationWay> ends(StationWays inside, int stop, boolean leaving) {
        if (!inside.behindEntrances().get(stop)) {
            return List.of(new StationWay(stop, stop, 0, 0));
        }
        return inside.ways().stream()
                .filter(way -> leaving
                        ? way.from() == stop && way.to() >= PLATFORMS
                        : way.to() == stop && way.from() >= PLATFORMS)
                .toList();
    }
}
