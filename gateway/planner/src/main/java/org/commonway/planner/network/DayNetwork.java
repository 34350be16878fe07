package org.commonway.planner.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * The trips around one service day in flat arrays. A pattern is a line's stops in order with trips that never overtake
 * each other, sorted by time. Times are seconds from {@link #base()}.
 */
public final class DayNetwork {
    private final LocalDate date;
    private final Instant base;
    private final List<Timetable> timetables;
    private final Patterns patterns;
    private final DayColumns columns;
    private final int[] arrivals;
    private final int[] departures;
    private final JoinedTrips joined;
    private final Map<Integer, LiveCalls> live;
    private final Servings servings;
    private final LeastTimes leastTimes;

    /** By pattern: feed, mode, first position, first trip, first time; each with an end entry where it is a range. */
    static final class Patterns {
        final int[] feeds;
        final Mode[] modes;
        final int[] firstPositions;
        final int[] firstTrips;
        final int[] firstTimes;
        final int[] stops;
        final byte[] flags;
        final int[] metres;

        Patterns(int count, int positions) {
            feeds = new int[count];
            modes = new Mode[count];
            firstPositions = new int[count + 1];
            firstTrips = new int[count + 1];
            firstTimes = new int[count + 1];
            stops = new int[positions];
            flags = new byte[positions];
            metres = new int[positions];
        }
    }

    /**
     * Takes the arrays as they are.
     *
     * @param timetables that trip indexes refer to, by feed
     * @param joined which patterns are of trips that go on as others
     * @param live by number of the trip among all: what is known of those that do not run as scheduled
     */
    DayNetwork(
            LocalDate date,
            Instant base,
            List<Timetable> timetables,
            Patterns patterns,
            DayColumns columns,
            JoinedTrips joined,
            Map<Integer, LiveCalls> live,
            int stopCount) {
        this.date = date;
        this.base = base;
        this.timetables = List.copyOf(timetables);
        this.patterns = patterns;
        this.columns = columns;
        this.arrivals = columns.arrivals;
        this.departures = columns.departures;
        this.joined = joined;
        this.live = Map.copyOf(live);
        this.leastTimes = new LeastTimes(patterns, columns);
        this.servings = new Servings(patterns.firstPositions, patterns.stops, stopCount);
    }

    /** The service day in the middle. */
    public LocalDate date() {
        return date;
    }

    /** From when times count. */
    public Instant base() {
        return base;
    }

    /** How many patterns run. */
    public int patternCount() {
        return patterns.feeds.length;
    }

    /** Whose timetable the pattern is from. */
    public int feed(int pattern) {
        return patterns.feeds[pattern];
    }

    /** The timetable that the pattern's trips are from; beside what was published it has trips that were added. */
    public Timetable timetable(int pattern) {
        return timetables.get(feed(pattern));
    }

    /** How it moves. */
    public Mode mode(int pattern) {
        return patterns.modes[pattern];
    }

    /** How many stops it has. */
    public int length(int pattern) {
        return patterns.firstPositions[pattern + 1] - patterns.firstPositions[pattern];
    }

    /** How many trips it has. */
    public int trips(int pattern) {
        return patterns.firstTrips[pattern + 1] - patterns.firstTrips[pattern];
    }

    /** The stop at a position. */
    public int stop(int pattern, int position) {
        return stopAt(firstPosition(pattern) + position);
    }

    /** Where a pattern's positions begin, for the {@code …At} methods: add the position. A loop asks for it once. */
    public int firstPosition(int pattern) {
        return patterns.firstPositions[pattern];
    }

    /** The stop, by {@link #firstPosition} and position. */
    public int stopAt(int index) {
        return patterns.stops[index];
    }

    /** Whether riders may get on, by {@link #firstPosition} and position. */
    public boolean mayBoardAt(int index) {
        return (patterns.flags[index] & Trips.NO_PICKUP) == 0;
    }

    /** Whether riders may get off, by {@link #firstPosition} and position. */
    public boolean mayAlightAt(int index) {
        return (patterns.flags[index] & Trips.NO_DROP_OFF) == 0;
    }

    /** Metres from the first stop, as the sum of bee-lines from stop to stop. */
    public int metres(int pattern, int position) {
        return patterns.metres[patterns.firstPositions[pattern] + position];
    }

    /** Whether riders may get on there. */
    public boolean mayBoard(int pattern, int position) {
        return mayBoardAt(firstPosition(pattern) + position);
    }

    /** Whether riders may get off there. */
    public boolean mayAlight(int pattern, int position) {
        return mayAlightAt(firstPosition(pattern) + position);
    }

    /** When the trip arrives there. */
    public int arrival(int pattern, int trip, int position) {
        return arrivalAt(firstTime(pattern, trip) + position);
    }

    /** When the trip leaves there. */
    public int departure(int pattern, int trip, int position) {
        return departureAt(firstTime(pattern, trip) + position);
    }

    /**
     * Seconds from a pattern's first stop to a position, such that no trip takes less from one position to another than
     * the difference. What vehicles wait at stops is not counted.
     */
    public int leastSecondsTo(int pattern, int position) {
        return leastTimes.at(firstPosition(pattern) + position);
    }

    /** The trip's index in its timetable; the first one's where it goes on as others ({@link RiddenTrip}). */
    public int tripIndex(int pattern, int trip) {
        return columns.tripIndexes[patterns.firstTrips[pattern] + trip];
    }

    /** The service day of the trip. */
    public LocalDate serviceDate(int pattern, int trip) {
        return date.plusDays(columns.tripDays[patterns.firstTrips[pattern] + trip]);
    }

    /** What is known of a trip that does not run as scheduled, or of which the operator says that it does. */
    public Optional<LiveCalls> findLive(int pattern, int trip) {
        return Optional.ofNullable(live.get(patterns.firstTrips[pattern] + trip));
    }

    /** Where a trip's times begin, for {@link #arrivalAt} and {@link #departureAt}: add the position. */
    public int firstTime(int pattern, int trip) {
        return patterns.firstTimes[pattern] + trip * length(pattern);
    }

    /** An arrival, by {@link #firstTime} and position. */
    public int arrivalAt(int time) {
        return arrivals[time];
    }

    /** A departure, by {@link #firstTime} and position. */
    public int departureAt(int time) {
        return departures[time];
    }

    /**
     * The first trip that leaves there at or after this time, looked for among the first {@code below} trips; that number
     * when there is none.
     */
    public int firstTripFrom(int pattern, int position, int time, int below) {
        return new TripColumn(departures, patterns.firstTimes[pattern] + position, length(pattern))
                .firstFrom(time, 0, below);
    }

    /** As {@link #firstTripFrom} among all trips, quickest when the guess is near; any trip, or their number, will do. */
    public int firstTripNear(int pattern, int position, int time, int guess) {
        return new TripColumn(departures, patterns.firstTimes[pattern] + position, length(pattern))
                .firstNear(time, guess, trips(pattern));
    }

    /**
     * The last trip that arrives there at or before this time, looked for among those after {@code above}; that number
     * when there is none. Quickest when it is soon after.
     */
    public int lastTripBy(int pattern, int position, int time, int above) {
        return new TripColumn(arrivals, patterns.firstTimes[pattern] + position, length(pattern))
                .lastBy(time, above, trips(pattern));
    }

    /** Whether its trips go on as others, with riders on board. */
    public boolean goesOn(int pattern) {
        return joined.isJoined(pattern);
    }

    JoinedTrips joined() {
        return joined;
    }

    Patterns patterns() {
        return patterns;
    }

    /** What trip indexes refer to, by feed. */
    List<Timetable> timetables() {
        return timetables;
    }

    DayColumns columns() {
        return columns;
    }

    /** The first entry of a stop in the list of patterns that serve it. */
    public int firstServing(int stop) {
        return servings.first(stop);
    }

    /** One past the last such entry. */
    public int endServing(int stop) {
        return servings.end(stop);
    }

    /** The pattern of such an entry. */
    public int servingPattern(int entry) {
        return servings.pattern(entry);
    }

    /** The position of the stop in that pattern. */
    public int servingPosition(int entry) {
        return servings.position(entry);
    }
}
