package org.commonway.planner.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.PointGrid;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * The stops of all timetables under one numbering, tied to the streets, with footpaths between those that are near each
 * other. Immutable to its users; days are worked out when first asked for and kept.
 */
public final class Network {
    private final List<Timetable> timetables;
    private final int[] firstStops;
    private final List<Coordinate> coordinates = new ArrayList<>();
    private final int[] stopFeeds;
    private final SplitStops stops;
    private final PointGrid grid;
    private final Streets streets;
    private final Steps steps;
    private final Map<StreetProfile, List<Optional<StreetPoint>>> points;
    private final Map<StreetProfile, Entrances> entrances = new EnumMap<>(StreetProfile.class);
    private final Map<Steps, Network> others = new ConcurrentHashMap<>();
    private final Footpaths footpaths;
    private final int[][] patternKeys;
    private final List<Continuations> continuations;
    private final Map<Integer, TripNumbers> tripNumbers;
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
        this.stops = new SplitStops(this.timetables, firstStops);
        for (int stop = coordinates.size(); stop < stops.count(); stop++) {
            coordinates.add(coordinates.get(stops.whole(stop)));
        }
        this.grid = new PointGrid(coordinates);
        this.streets = streets;
        this.steps = Steps.ALLOWED;
        this.points = new EnumMap<>(StreetProfile.class);
        for (StreetProfile profile : List.of(StreetProfile.FOOT, StreetProfile.BIKE, StreetProfile.CAR)) {
            points.put(profile, points(profile));
        }
        entrances.put(StreetProfile.FOOT, new Entrances(this, false));
        this.footpaths = new FootpathBuilder(streets, this, stops).build();
        this.tripNumbers = new ConcurrentHashMap<>();
        this.patternKeys = PatternKeys.of(this);
        this.continuations = timetables.stream().map(Continuations::of).toList();
        this.days = new KeptDays(date -> new DayNetworkBuilder(this, patternKeys, date).build());
    }

    /** The same stops and trips for somebody who makes something else of steps. */
    private Network(Network base, Steps steps) {
        this.timetables = base.timetables;
        this.firstStops = base.firstStops;
        this.coordinates.addAll(base.coordinates);
        this.stopFeeds = base.stopFeeds;
        this.stops = base.stops;
        this.grid = base.grid;
        this.streets = base.streets;
        this.steps = steps;
        this.points = new EnumMap<>(base.points);
        points.put(StreetProfile.WHEELCHAIR, points(StreetProfile.WHEELCHAIR));
        entrances.putAll(base.entrances);
        entrances.put(StreetProfile.WHEELCHAIR, new Entrances(this, true));
        this.footpaths = new FootpathBuilder(streets, this, stops).build();
        this.tripNumbers = base.tripNumbers;
        this.continuations = base.continuations;
        this.patternKeys = base.patternKeys;
        this.days = base.days;
    }

    private List<Optional<StreetPoint>> points(StreetProfile profile) {
        return coordinates.stream().map(at -> streets.findPoint(at, profile)).toList();
    }

    /**
     * The same stops and trips with the footpaths of somebody who makes this of steps, to be asked of the network that
     * was made first. Worked out when first asked for, which takes as long as that network did, and kept.
     */
    public Network with(Steps wanted) {
        if (wanted == steps) {
            return this;
        }
        Network known = others.get(wanted);
        if (known != null) {
            return known;
        }
        Network made = new Network(this, wanted);
        Network before = others.putIfAbsent(wanted, made);
        return before == null ? made : before;
    }

    /** Which others were asked for by {@link #with}. */
    public Set<Steps> others() {
        return Set.copyOf(others.keySet());
    }

    /** What its footpaths make of steps. */
    public Steps steps() {
        return steps;
    }

    /** The insides of stations for FOOT, or for WHEELCHAIR where steps are not simply taken. */
    Entrances entrances(StreetProfile profile) {
        return java.util.Objects.requireNonNull(entrances.get(profile));
    }

    /** Whether stops lie behind entrances, so that the way into a station need not be the way out. */
    public boolean hasEntrances() {
        return !entrances(StreetProfile.FOOT).isEmpty();
    }

    /**
     * How one walks from a stop to another, as the footpath between the two has it; empty where that is simply a walk
     * along streets on foot.
     */
    public Optional<Walk> findWalk(int from, int to) {
        return new StopWalks(streets, this).find(wholeStop(from), wholeStop(to));
    }

    /** All timetables; a feed is an index into this list. */
    public List<Timetable> timetables() {
        return timetables;
    }

    /** How many stops a search has; numbered from 0. Some are several for one of a timetable ({@link #wholeStop}). */
    public int stopCount() {
        return coordinates.size();
    }

    /** Where the stop is. */
    public Coordinate coordinate(int stop) {
        return coordinates.get(stop);
    }

    /** The stop as its timetable has it. */
    public Stop stop(int stop) {
        int whole = stops.whole(stop);
        int feed = stopFeeds[whole];
        return timetables.get(feed).stops().get(whole - firstStops[feed]);
    }

    /**
     * The number of the first stop of a feed; the others follow in the timetable's order, and behind those of all feeds
     * the parts of stops at which rules for changing name lines or trips.
     */
    public int firstStop(int feed) {
        return firstStops[feed];
    }

    /** The number of the timetable's stop that this one is a part of; mostly itself. */
    public int wholeStop(int stop) {
        return stops.whole(stop);
    }

    /** The numbers of all parts of a timetable's stop, with its own. */
    public List<Integer> partsOf(int wholeStop) {
        return stops.partsOf(wholeStop);
    }

    /**
     * The number of the stop at which a search has a trip's call.
     *
     * @param trips of the feed's timetable, perhaps with others behind its own; of these, one that replaces a trip is
     *     known by its trip_id
     * @param stop index in the timetable's stops
     */
    int stopOf(int feed, Trips trips, int trip, int stop) {
        int named = trip;
        if (trip >= timetables.get(feed).trips().count()) {
            OptionalInt replaced = numbers(feed).find(trips.tripId(trip));
            boolean same = replaced.isPresent() && trips.route(replaced.getAsInt()) == trips.route(trip);
            named = same ? replaced.getAsInt() : trip;
        }
        return stops.stopOf(feed, trips, named, stop);
    }

    /** The stop's place on the streets; empty when it lies off the map. */
    public Optional<StreetPoint> findPoint(int stop, StreetProfile profile) {
        return java.util.Objects.requireNonNull(points.get(profile)).get(stop);
    }

    /** The place of a stop of the timetables; empty for what is only a part of one, too. */
    Optional<StreetPoint> findWholePoint(int stop, StreetProfile profile) {
        return wholeStop(stop) == stop ? findPoint(stop, profile) : Optional.empty();
    }

    /** Stops by place. */
    public PointGrid grid() {
        return grid;
    }

    /** Ways between stops on foot. */
    public Footpaths footpaths() {
        return footpaths;
    }

    /** What the trips of a feed go on as. */
    Continuations continuations(int feed) {
        return continuations.get(feed);
    }

    /** The trip of a feed that is meant by a run, or the departure of a headway; empty where there is none. */
    public OptionalInt findTrip(int feed, TripInstance run) {
        return numbers(feed).find(run);
    }

    private TripNumbers numbers(int feed) {
        return tripNumbers.computeIfAbsent(
                feed, number -> new TripNumbers(timetables.get(number).trips()));
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
