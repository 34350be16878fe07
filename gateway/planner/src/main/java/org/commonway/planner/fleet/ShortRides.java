package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.PointGrid;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * Short rides along the streets from where vehicles stand to stops and stations. A vehicle stands still for long: the
 * streets around it are searched once, when a search first asks, and what was found is kept for as long as others do not
 * take its place. Safe for many threads.
 */
public final class ShortRides {
    /** In the bee-line. */
    public static final int METRES = 4_000;
    /** Along the streets, by the streets' own speeds. */
    public static final int SECONDS = 15 * 60;

    private static final int COURSE_METRES = 2 * METRES;
    /** Of each generation; a place with a thousand stops around it takes ten kilobytes. */
    private static final int MOST_KEPT = 2_000;

    private final Network network;
    private final List<Coordinate> stations;
    private final PointGrid stationGrid;
    private final StopPlane plane;
    private final Map<Coordinate, Integer> stationNumbers = new HashMap<>();
    private volatile Map<Key, Around> young = new ConcurrentHashMap<>();
    private volatile Map<Key, Around> old = new ConcurrentHashMap<>();

    private record Key(StreetPoint start, Streets over) {}

    /** Of this network, with stations at these places. */
    ShortRides(Network network, List<Coordinate> stations) {
        this.network = network;
        this.stations = stations.stream().distinct().toList();
        this.stationGrid = new PointGrid(this.stations);
        this.plane = new StopPlane(network);
        for (int i = 0; i < this.stations.size(); i++) {
            stationNumbers.put(this.stations.get(i), i);
        }
    }

    /** Whether the stations of a fleet lie where these do. */
    boolean isOf(List<Coordinate> places) {
        return stations.equals(places.stream().distinct().toList());
    }

    /** Where the stops are, for bee-lines. */
    public StopPlane plane() {
        return plane;
    }

    /** The number of the station's place. */
    int numberOf(Coordinate station) {
        Integer number = stationNumbers.get(station);
        if (number == null) {
            throw new IllegalArgumentException("no station at " + station);
        }
        return number;
    }

    /** The rides from a point over these streets. */
    public Around from(StreetPoint start, Streets over) {
        Key key = new Key(start, over);
        Around known = young.get(key);
        if (known == null) {
            Around before = old.get(key);
            known = before != null ? before : around(start, over);
            keep(key, known);
        }
        return known;
    }

    private synchronized void keep(Key key, Around found) {
        if (young.size() >= MOST_KEPT) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(key, found);
    }

    private Around around(StreetPoint start, Streets over) {
        StreetReach reach = over.reachFrom(start, SECONDS, COURSE_METRES);
        StreetProfile profile = start.profile();
        List<Integer> near = new ArrayList<>();
        network.grid().visitWithin(start.place(), METRES, stop -> {
            if (network.findPoint(stop, profile).isPresent()) {
                near.add(stop);
            }
        });
        Ends stops = ends(reach, near, stop -> network.findPoint(stop, profile).orElseThrow());
        List<Integer> nearStations = new ArrayList<>();
        Map<Integer, StreetPoint> points = new HashMap<>();
        stationGrid.visitWithin(
                start.place(),
                METRES,
                station -> over.findPoint(stations.get(station), StreetProfile.BIKE)
                        .ifPresent(point -> {
                            nearStations.add(station);
                            points.put(station, point);
                        }));
        return new Around(stops, ends(reach, nearStations, points::get));
    }

    private static Ends ends(StreetReach reach, List<Integer> numbers, Function<Integer, StreetPoint> points) {
        int[] reached = new int[numbers.size()];
        char[] values = new char[3 * reached.length];
        int count = 0;
        for (int number : numbers.stream().sorted().toList()) {
            StreetPoint point = points.apply(number);
            int seconds = reach.secondsTo(point);
            if (seconds != StreetReach.UNREACHED) {
                reached[count] = number;
                values[3 * count] = (char) reach.metresTo(point);
                values[3 * count + 1] = (char) seconds;
                values[3 * count + 2] = (char) reach.delaySecondsTo(point);
                count++;
            }
        }
        return new Ends(Arrays.copyOf(reached, count), Arrays.copyOf(values, 3 * count));
    }

    /**
     * Rides from one place.
     *
     * @param stops to stops
     * @param stations to stations, by {@link #numberOf}
     */
    public record Around(Ends stops, Ends stations) {}

    /** Where rides end, by rising number. */
    public static final class Ends {
        private final int[] numbers;
        /** Metres, seconds by the streets' speeds and seconds of delay. */
        private final char[] values;

        private Ends(int[] numbers, char[] values) {
            this.numbers = numbers;
            this.values = values;
        }

        /** How many there are. */
        public int count() {
            return numbers.length;
        }

        /** The number of the i-th stop or station. */
        public int number(int i) {
            return numbers[i];
        }

        /** Which of them has this number; below 0 when none. */
        public int find(int number) {
            return Arrays.binarySearch(numbers, number);
        }

        /** How far it is to the i-th. */
        public int metres(int i) {
            return values[3 * i];
        }

        /** How long it takes at the streets' speeds. */
        public int seconds(int i) {
            return values[3 * i + 1];
        }

        /** By how much limits of speed lengthen it, as {@link StreetReach#delaySecondsTo} has it. */
        public int delaySeconds(int i) {
            return values[3 * i + 2];
        }
    }
}
