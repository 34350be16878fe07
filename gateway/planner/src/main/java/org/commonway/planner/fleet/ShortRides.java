package org.commonway.planner.fleet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.StreetWays;
import org.commonway.planner.streets.Streets;
import org.jspecify.annotations.Nullable;

/**
 * Short rides along the streets from where vehicles stand to stops and stations. Streets are prepared once for all places
 * ({@link StreetWays}), and stops and stations stay where they are: so a vehicle at a new place costs no search of the
 * streets. Rides all the way are looked up in the same way. Safe for many threads.
 */
public final class ShortRides {
    /** In the bee-line. */
    public static final int METRES = 4_000;
    /** Along the streets, by the streets' own speeds. */
    public static final int SECONDS = 15 * 60;

    /** Rides all the way are looked up if they take no longer. */
    static final int LONGEST_SECONDS = 3 * 3600;

    private static final int COURSE_METRES = 2 * METRES;
    /** Of each generation; in a city of half a million each takes three kilobytes. */
    private static final int MOST_PLACES = 2_000;
    /** Each takes some five megabytes, and three kilobytes for every stop. */
    private static final int MOST_STREETS = 16;

    private final Network network;
    private final List<Coordinate> stations;
    private final StopPlane plane;
    private final Map<Coordinate, Integer> stationNumbers = new HashMap<>();
    private final Map<Used, RideEnds> ends = new LinkedHashMap<>(MOST_STREETS, 0.75f, true);
    private volatile Map<Place, StreetWays.Start> young = new ConcurrentHashMap<>();
    private volatile Map<Place, StreetWays.Start> old = new ConcurrentHashMap<>();

    private record Used(Streets over, StreetProfile profile) {}

    private record Place(StreetPoint point, RideEnds among) {}

    /** Of this network, with stations at these places. */
    ShortRides(Network network, List<Coordinate> stations) {
        this.network = network;
        this.stations = stations.stream().distinct().toList();
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

    /** How many places have stations; their numbers are below. */
    public int stationCount() {
        return stations.size();
    }

    /** The place of this number. */
    public Coordinate station(int number) {
        return stations.get(number);
    }

    /** Makes these streets ready, so that no search waits for them. */
    void prepare(Streets over, StreetProfile profile) {
        ends(over, profile).ways();
    }

    /** The rides from a point over these streets. */
    public Around from(StreetPoint start, Streets over) {
        return new Around(start, ends(over, start.profile()));
    }

    /** The rides to a point over these streets, however far, up to some hours. */
    public To to(StreetPoint end, Streets over) {
        return new To(ends(over, end.profile()), end);
    }

    private RideEnds ends(Streets over, StreetProfile profile) {
        synchronized (ends) {
            RideEnds known = ends.computeIfAbsent(
                    new Used(over, profile), used -> new RideEnds(network, stations, over, profile));
            if (ends.size() > MOST_STREETS) {
                // The first is what was used longest ago. Places would hold on to it.
                ends.remove(ends.keySet().iterator().next());
                forgetPlaces();
            }
            return known;
        }
    }

    private StreetWays.Start start(Place place) {
        StreetWays.Start known = young.get(place);
        if (known == null) {
            StreetWays.Start before = old.get(place);
            known = before != null ? before : place.among().ways().start(place.point());
            keep(place, known);
        }
        return known;
    }

    private synchronized void forgetPlaces() {
        old = new ConcurrentHashMap<>();
        young = new ConcurrentHashMap<>();
    }

    private synchronized void keep(Place place, StreetWays.Start found) {
        if (young.size() >= MOST_PLACES) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(place, found);
    }

    /** Rides to one place. */
    public final class To {
        private final RideEnds ends;
        private final StreetWays.End end;

        private To(RideEnds ends, StreetPoint point) {
            this.ends = ends;
            this.end = ends.ways().end(point);
        }

        /** The quickest from a point of the same profile; empty where there is none, or none within {@link #LONGEST_SECONDS}. */
        public Optional<StreetWay> find(StreetPoint start) {
            return start(new Place(start, ends)).findWay(end);
        }
    }

    /** Rides from one place. Not for many threads. */
    public final class Around {
        private final StreetPoint point;
        private final RideEnds ends;
        private StreetWays.@Nullable Start start;
        private @Nullable StreetReach searched;

        private Around(StreetPoint point, RideEnds ends) {
            this.point = point;
            this.ends = ends;
        }

        /** The ride to a stop; empty where it is too far or off the vehicle's streets. */
        public Optional<StreetWay> findToStop(int stop) {
            return isNear(network.coordinate(stop)) ? ends.stop(stop).flatMap(this::find) : Optional.empty();
        }

        /** The ride to a place of stations, by its number. */
        public Optional<StreetWay> findToStation(int number) {
            return isNear(stations.get(number)) ? ends.station(number).flatMap(this::find) : Optional.empty();
        }

        private boolean isNear(Coordinate end) {
            return end.metresTo(point.place()) <= METRES;
        }

        private Optional<StreetWay> find(RideEnds.RideEnd end) {
            StreetWays.Start from = start;
            if (from == null) {
                from = start(new Place(point, ends));
                start = from;
            }
            Optional<StreetWay> quickest = from.findWay(end.end()).filter(way -> way.seconds() <= SECONDS);
            // A shorter way may be quick enough. Cars meet this where a motorway leads around.
            return quickest.isPresent() && quickest.get().metres() > COURSE_METRES ? search(end.point()) : quickest;
        }

        private Optional<StreetWay> search(StreetPoint end) {
            StreetReach reach = searched;
            if (reach == null) {
                reach = ends.over().reachFrom(point, SECONDS, COURSE_METRES);
                searched = reach;
            }
            int seconds = reach.secondsTo(end);
            return seconds == StreetReach.UNREACHED
                    ? Optional.empty()
                    : Optional.of(new StreetWay(seconds, reach.metresTo(end), reach.delaySecondsTo(end)));
        }
    }
}
