package org.commonway.planner.search;

import java.util.Arrays;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * RAPTOR from the destination back, for all numbers of boardings at once: until when one must have got off at a stop, and
 * until when one must be ready to get on there, having used so many boardings, to arrive by the deadline that holds for
 * the boardings of the whole trip. {@link #NEVER} is "never in time". Where one cannot be early enough anyway it says "never", too.
 */
final class LatestDeparture {
    /** Before any time. */
    static final int NEVER = Integer.MIN_VALUE / 2;

    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final int[] deadlines;
    private final Reach earliest;
    private final int least;
    /** By boardings used, then by stop. */
    private final int[][] alighted;

    private final int[][] ready;
    /** By boardings used, then by pattern. */
    private final int[][] ends;

    private final PatternQueue queue;
    private final Marks marked;
    private final Marks changed;

    /**
     * A search back from these deadlines.
     *
     * @param deadlines until when to arrive, by boardings used in all; later or the same for fewer, {@link #NEVER} for none
     * @param earliest when one can be where
     */
    LatestDeparture(SearchProblem problem, int[] deadlines, Reach earliest) {
        this(problem, deadlines, earliest, 1);
    }

    /** The same for trips of at least so many boardings; nothing is known of stops where fewer were used. */
    LatestDeparture(SearchProblem problem, int[] deadlines, Reach earliest, int least) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.deadlines = deadlines;
        this.earliest = earliest;
        this.least = least;
        this.alighted = new int[deadlines.length][];
        this.ready = new int[deadlines.length][];
        this.ends = new int[deadlines.length][];
        this.queue = new PatternQueue(problem);
        this.marked = new Marks(problem.network().stopCount());
        this.changed = new Marks(problem.network().stopCount());
        run();
    }

    /** By stop: until when one must be there off a vehicle, having used so many boardings, at least one. */
    int[] alighted(int boardings) {
        return alighted[boardings];
    }

    /** By stop: until when one must be ready there to get on, having used so many boardings, fewer than the most. */
    int[] ready(int boardings) {
        return ready[boardings];
    }

    /** By pattern: the last position at which one may get off in time, having used so many boardings; 0 for none. */
    int[] ends(int boardings) {
        return ends[boardings];
    }

    private void run() {
        int most = deadlines.length - 1;
        int[] never = new int[problem.network().stopCount()];
        Arrays.fill(never, NEVER);
        for (int used = most; used >= least; used--) {
            // One who has used fewer boardings may do all that one who has used more may.
            alighted[used] = used == most ? never.clone() : alighted[used + 1].clone();
            if (used < most) {
                walkBack(used);
            }
            arrive(used);
            ready[used - 1] = used == most ? never.clone() : ready[used].clone();
            ends[used] = used == most ? new int[day.patternCount()] : ends[used + 1].clone();
            queue.fillBackFrom(marked);
            for (int i = 0; i < queue.size(); i++) {
                int pattern = queue.pattern(i);
                ends[used][pattern] = Math.max(ends[used][pattern], queue.position(i));
                rideBack(pattern, queue.position(i), used);
            }
        }
    }

    private void arrive(int used) {
        for (DoorLabel label : problem.egress()) {
            leaveBy(used, label.stop(), deadlines[used] - label.seconds());
        }
    }

    private void leaveBy(int used, int stop, int time) {
        if (time > alighted[used][stop] && time >= earliest.arrived(used, stop)) {
            alighted[used][stop] = time;
            marked.add(stop);
        }
    }

    /** A trip taken at one stop may give way to a later one further up: the scan looks at every stop again. */
    private void rideBack(int pattern, int from, int used) {
        int[] limits = alighted[used];
        int[] latest = ready[used - 1];
        int first = day.firstPosition(pattern);
        int trip = -1;
        int times = 0;
        for (int position = from; position >= 0; position--) {
            int stop = day.stopAt(first + position);
            if (trip >= 0) {
                int time = day.departureAt(times + position);
                if (time > latest[stop] && time >= earliest.ready(used - 1, stop) && day.mayBoardAt(first + position)) {
                    latest[stop] = time;
                    changed.add(stop);
                }
            }
            int limit = limits[stop];
            if (limit > NEVER && day.mayAlightAt(first + position)) {
                int later = day.lastTripBy(pattern, position, limit, trip);
                if (later > trip) {
                    trip = later;
                    times = day.firstTime(pattern, trip);
                }
            }
        }
    }

    private void walkBack(int used) {
        int[] latest = ready[used];
        for (int i = 0; i < changed.size(); i++) {
            int stop = changed.get(i);
            for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
                leaveBy(used, ways.sourceInto(entry), latest[stop] - ways.changeSecondsInto(entry));
            }
        }
        changed.clear();
    }
}
