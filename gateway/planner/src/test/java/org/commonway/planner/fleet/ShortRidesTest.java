package org.commonway.planner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.City;
import org.commonway.planner.city.BeeLineStreets;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.city.PlainStreets;
import org.commonway.planner.city.Porto;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short rides against a search of the streets from where the vehicle stands. */
class ShortRidesTest {
    private static final int MOST_METRES = 8_000;

    @TempDir
    Path folder;

    private final Random random = new Random(4);

    private Coordinate near(Coordinate place) {
        return new Coordinate(
                place.latitude() + random.nextGaussian() * 0.003, place.longitude() + random.nextGaussian() * 0.004);
    }

    private List<Coordinate> stations(Network network, int count) {
        List<Coordinate> stations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stations.add(near(network.coordinate(random.nextInt(network.stopCount()))));
        }
        return stations;
    }

    /** How many rides there are from so many places near stops; all are as a search has them. */
    private int compare(Streets streets, Network network, StreetProfile profile, int places) {
        ShortRides rides = new ShortRides(network, stations(network, 100));
        int found = 0;
        for (int i = 0; i < places; i++) {
            Coordinate place = near(network.coordinate(random.nextInt(network.stopCount())));
            Optional<StreetPoint> start = streets.findPoint(place, profile);
            if (start.isEmpty()) {
                continue;
            }
            StreetReach reach = streets.reachFrom(start.get(), ShortRides.SECONDS, MOST_METRES);
            ShortRides.Around around = rides.from(start.get(), streets);
            for (int stop = 0; stop < network.stopCount(); stop++) {
                Optional<StreetPoint> end = network.findPoint(stop, profile);
                found += compare(place, network.coordinate(stop), reach, end, around.findToStop(stop));
            }
            for (int station = 0; station < rides.stationCount(); station++) {
                Optional<StreetPoint> end = streets.findPoint(rides.station(station), StreetProfile.BIKE);
                found += compare(place, rides.station(station), reach, end, around.findToStation(station));
            }
        }
        return found;
    }

    private static int compare(
            Coordinate place,
            Coordinate end,
            StreetReach reach,
            Optional<StreetPoint> point,
            Optional<StreetWay> ride) {
        int seconds = place.metresTo(end) > ShortRides.METRES
                ? StreetReach.UNREACHED
                : point.map(reach::secondsTo).orElse(-1);
        assertThat(ride.map(StreetWay::seconds).orElse(StreetReach.UNREACHED)).isEqualTo(seconds);
        ride.ifPresent(way -> assertThat(way.metres()).isLessThanOrEqualTo(reach.metresTo(point.orElseThrow()) + 1));
        return ride.isPresent() ? 1 : 0;
    }

    @Test
    void in_a_made_town_they_are_as_a_search_finds_them() {
        Gtfs feed = Gtfs.of("bus").route("1", 3).trip("t", "1", "S0 08:00", "S1 08:10");
        for (int i = 0; i < 40; i++) {
            feed.stop("S" + i, Grid.at(random.nextDouble() * 30, random.nextDouble() * 4));
        }
        try (GraphHopperStreets streets = GraphHopperStreets.open(Grid.write(folder), folder.resolve("cache"))) {
            Network network = new Network(streets, List.of(feed.read(folder)));

            assertThat(compare(streets, network, StreetProfile.BIKE, 50)).isGreaterThan(1_000);
        }
    }

    @Test
    void a_ride_all_the_way_takes_as_long_as_its_route_however_far_it_is() {
        try (GraphHopperStreets streets =
                GraphHopperStreets.open(Porto.file("porto.osm.pbf"), folder.resolve("cache"))) {
            Network network = new Network(streets, Porto.city(streets).timetables());
            ShortRides rides = new ShortRides(network, List.of());
            int far = 0;
            for (int i = 0; i < 300; i++) {
                StreetPoint start = network.findPoint(random.nextInt(network.stopCount()), StreetProfile.BIKE)
                        .orElseThrow();
                StreetPoint end = network.findPoint(random.nextInt(network.stopCount()), StreetProfile.BIKE)
                        .orElseThrow();
                Optional<StreetWay> found = rides.to(end, streets).find(start);
                Optional<StreetRoute> route = streets.findRoute(start, end);

                assertThat(found.map(StreetWay::seconds)).isEqualTo(route.map(StreetRoute::seconds));
                found.ifPresent(way -> assertThat(way.metres())
                        .isLessThanOrEqualTo(route.orElseThrow().distanceMetres() + 1));
                far += found.filter(way -> way.metres() > ShortRides.METRES).isPresent() ? 1 : 0;
            }
            assertThat(far).isGreaterThan(100);
        }
    }

    @Test
    void in_porto_they_are_as_a_search_finds_them_by_bicycle_and_by_car() {
        try (GraphHopperStreets streets =
                GraphHopperStreets.open(Porto.file("porto.osm.pbf"), folder.resolve("cache"))) {
            City city = Porto.city(streets);
            Network network = new Network(streets, city.timetables());

            assertThat(compare(streets, network, StreetProfile.BIKE, 60)).isGreaterThan(10_000);
            assertThat(compare(streets, network, StreetProfile.CAR, 60)).isGreaterThan(10_000);
        }
    }

    /** Ten minutes and nine kilometres to everywhere by a motorway, or thirteen minutes and three kilometres. */
    private static final class Motorway extends PlainStreets {
        private final Streets points = new BeeLineStreets((profile, a, b) -> false);

        @Override
        public Box bounds() {
            return points.bounds();
        }

        @Override
        public Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile) {
            return points.findPoint(place, profile);
        }

        @Override
        public StreetPoint getPoint(Coordinate place, StreetProfile profile) {
            return points.getPoint(place, profile);
        }

        @Override
        public Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to) {
            return points.findRoute(from, to);
        }

        @Override
        public StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres) {
            return new PlainReach() {
                @Override
                public int secondsTo(StreetPoint point) {
                    return limitMetres >= 9_000 ? 600 : 780;
                }

                @Override
                public int metresTo(StreetPoint point) {
                    return limitMetres >= 9_000 ? 9_000 : 3_000;
                }

                @Override
                public List<Coordinate> courseTo(StreetPoint point) {
                    return List.of(origin.place(), point.place());
                }
            };
        }
    }

    @Test
    void where_the_quickest_way_is_too_long_a_shorter_one_is_taken() {
        Streets streets = new Motorway();
        Network network = new Network(
                streets,
                List.of(Gtfs.of("bus")
                        .stop("A", Grid.at(1, 1))
                        .stop("B", Grid.at(12, 1))
                        .route("1", 3)
                        .trip("t", "1", "A 08:00", "B 08:10")
                        .read(folder)));
        StreetPoint start = streets.getPoint(Grid.at(0, 1), StreetProfile.CAR);

        Optional<StreetWay> ride =
                new ShortRides(network, List.of()).from(start, streets).findToStop(1);

        assertThat(ride).contains(new StreetWay(780, 3_000, 0));
    }
}
