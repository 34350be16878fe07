package org.commonway.planner.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Network;

/** One search over stops. Immutable. */
public final class SearchProblem {
    /** Nobody changes more often than this. */
    public static final int MAX_BOARDINGS = 5;

    /** A time that is never reached. */
    public static final int NEVER = Integer.MAX_VALUE / 2;

    private final Network network;
    private final DayNetwork day;
    private final RideCosts costs;
    private final List<DoorLabel> access;
    private final List<DoorLabel> egress;
    /** By pattern: its last position, or 0 when the search may not use it. */
    private final int[] ends;

    private final Optional<RidesBetween> between;

    /**
     * A problem.
     *
     * @param network stops and footpaths
     * @param day the trips
     * @param costs fares, emissions and what may be used
     * @param access ways from the origin
     * @param egress ways to the destination
     */
    public SearchProblem(
            Network network, DayNetwork day, RideCosts costs, List<DoorLabel> access, List<DoorLabel> egress) {
        this(network, day, costs, access, egress, feed -> true);
    }

    /** As above, with trips of only those feeds for which {@code feeds} holds. */
    public SearchProblem(
            Network network,
            DayNetwork day,
            RideCosts costs,
            List<DoorLabel> access,
            List<DoorLabel> egress,
            IntPredicate feeds) {
        this.network = network;
        this.day = day;
        this.costs = costs;
        this.access = List.copyOf(access);
        this.egress = List.copyOf(egress);
        this.ends = new int[day.patternCount()];
        for (int pattern = 0; pattern < ends.length; pattern++) {
            boolean allowed = costs.allows(day.mode(pattern)) && feeds.test(day.feed(pattern));
            ends[pattern] = allowed ? day.length(pattern) - 1 : 0;
        }
        this.between = Optional.empty();
    }

    private SearchProblem(
            SearchProblem other, List<DoorLabel> access, List<DoorLabel> egress, Optional<RidesBetween> between) {
        this.network = other.network;
        this.day = other.day;
        this.costs = other.costs;
        this.access = access;
        this.egress = egress;
        this.ends = other.ends;
        this.between = between;
    }

    /** The same without vehicles but those of the timetable. */
    SearchProblem onFoot() {
        return new SearchProblem(this, onFoot(access), onFoot(egress), Optional.empty());
    }

    private static List<DoorLabel> onFoot(List<DoorLabel> ways) {
        return ways.stream().filter(way -> way.vehicles() == 0).toList();
    }

    /** The same with rides on shared vehicles between two of the timetable. */
    public SearchProblem with(RidesBetween rides) {
        return new SearchProblem(this, access, egress, Optional.of(rides));
    }

    /** Rides on shared vehicles between two of the timetable, if there are any. */
    Optional<RidesBetween> between() {
        return between;
    }

    /** Stops and footpaths. */
    public Network network() {
        return network;
    }

    /** The trips. */
    public DayNetwork day() {
        return day;
    }

    /** Fares and emissions. */
    public RideCosts costs() {
        return costs;
    }

    /** Ways from the origin. */
    public List<DoorLabel> access() {
        return access;
    }

    /** Ways to the destination. */
    public List<DoorLabel> egress() {
        return egress;
    }

    boolean allows(int pattern) {
        return ends[pattern] > 0;
    }

    /** By pattern: the last position at which one may get off, 0 where the search may not use it. Not to be changed. */
    int[] ends() {
        return ends;
    }

    /** Grams for all passengers from a pattern's first stop to this position. */
    int gramsTo(int pattern, int position) {
        Mode mode = day.mode(pattern);
        return costs.grams(mode, day.metres(pattern, position));
    }
}
