package org.commonway.planner.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.PointGrid;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;

/**
 * The stops of all timetables under one numbering, tied to the streets, with footpaths between those that are near each
 * other. Immutable to its users; days are worked out when first asked for and kept.
 */
public final class Network {
    private final List<Timetable> timetables;
    private final int[] firstStops;
    private final List<Coordinate> coordinates = new ArrayList<>();
    private final int[] stopFeeds;
    private final PointGrid grid;
    private final Map<StreetProfile, List<Optional<StreetPoint>>> points;
    private final Footpaths footpaths;
    private final int[][] patternKeys;
    private final Map<Integer, TripNumbers> tripNumbers = new ConcurrentHashMap<>();
    private final KeptDays days;

    /** Ties these timetables to these streets; takes about a tenth of a second for a thousand stops. */
    public Network(Streets streets, List<Timetable> timetables) {
        this.timetables = List.copyOf(timetables);
        this.firstStops = new int[timetables.size() + 1];
        for (int feed = 0; feed < timetables.size(); feed++) {
            List<Stop> stops = timetables.get(feed).stops();
            firstStops[feed + 1] = firstStops[feed] + stops.size();
            stops.forEach(stop -> coordinates.add(stop.coordinate()));
        }
        this.stopFeeds = new int[coordinates.size()];
        for (int feed = 0; feed < timetables.size(); feed++) {
            java.util.Arrays.fill(stopFeeds, firstStops[feed], firstStops[feed + 1], feed);
        }
        this.grid = new PointGrid(coordinates);
        this.points = new ConcurrentHashMap<>();
        for (StreetProfile profile : StreetProfile.values()) {
            points.put(
                    profile,
                    coordinates.stream()
                            .map(at -> streets.findPoint(at, profile))
                            .toList());
        }
        this.footpaths = new FootpathBuilder(streets, this).build();
        this.patternKeys = PatternKeys.of(timetables);
        this.days = new KeptDays(date -> new DayNetworkBuilder(this, patternKeys, date).build());
    }

    /** All timetables; a feed is an index into this list. */
    public List<Timetable> timetables() {
        return timetables;
    }

    /** How many stops there are; numbered from 0. */
    public int stopCount() {
        return coordinates.size();
    }

    /** Where the stop is. */
    public Coordinate coordinate(int stop) {
        return coordinates.get(stop);
    }

    /** The stop as its timetable has it. */
    public Stop stop(int stop) {
        int feed = stopFeeds[stop];
        return timetables.get(feed).stops().get(stop - firstStops[feed]);
    }

    /** The number of the first stop of a feed; the others follow in the timetable's order. */
    public int firstStop(int feed) {
        return firstStops[feed];
    }

    /** The stop's place on the streets; empty when it lies off the map. */
    public Optional<StreetPoint> findPoint(int stop, StreetProfile profile) {
        return java.util.Objects.requireNonNull(points.get(profile)).get(stop);
    }

    /** Stops by place. */
    public PointGrid grid() {
        return grid;
    }

    /** Ways between stops on foot. */
    public Footpaths footpaths() {
        return footpaths;
    }

    /** The trip of a feed that is meant by a run, or the departure of a headway; empty where there is none. */
    public OptionalInt findTrip(int feed, TripInstance run) {
        return tripNumbers
                .computeIfAbsent(
                        feed, number -> new TripNumbers(timetables.get(number).trips()))
                .find(run);
    }

    /** The trips that run on this service day, with those of the night before and the next morning. */
    public DayNetwork day(LocalDate date) {
        return days.get(date);
    }

    /** By position along these stops: metres from the first, as the sum of bee-lines, rounded after they are summed. */
    int[] metresAlong(int[] stops) {
        int[] sums = new int[stops.length];
        double sum = 0;
        for (int i = 1; i < stops.length; i++) {
            sum += coordinate(stops[i - 1]).metresTo(coordinate(stops[i]));
            sums[i] = (int) Math.round(sum);
        }
        return sums;
    }
}
