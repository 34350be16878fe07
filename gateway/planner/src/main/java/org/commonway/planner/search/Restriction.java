package org.commonway.planner.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The rule that keeps the Pareto set small (after Delling, Dibbelt and Pajor, "Fast and exact public transit routing
 * with restricted Pareto sets", 2019), for those who leave in the quarter of an hour before one moment. The moments of a
 * window are a quarter of an hour apart from its start on, and its end. An anchor is a trip from a moment of the window
 * that nothing beats in arrival and boardings, found once with walking alone at both ends and once with everything. A trip
 * is in the restricted set when for some anchor, of the first moment at or after its departure or of one before that, it
 * boards at most one vehicle more and arrives at most a slack later: 15 minutes, or a quarter of the time from the window's
 * start to the anchor's arrival if that is more. Anything else is left out however cheap or green it is.
 */
final class Restriction {
    /** Between moments. */
    static final int MOMENT_SECONDS = 15 * 60;

    private static final int LEAST_SLACK_SECONDS = 15 * 60;
    private static final int EXTRA_BOARDINGS = 1;

    private final int from;
    private final LatestDeparture latest;
    private final int[] deadlines;

    private Restriction(SearchProblem problem, int from, int[] deadlines, Reach earliest) {
        this.from = from;
        this.deadlines = deadlines;
        this.latest = new LatestDeparture(problem, deadlines, earliest);
    }

    /** The moments of a window with their anchors, from which restrictions are made one at a time, the latest first. */
    static final class Moments {
        private final SearchProblem problem;
        private final int first;
        private final List<Integer> moments;
        private final Deque<int[]> deadlines = new ArrayDeque<>();
        private final List<Reach> reaches = new ArrayList<>();

        Moments(SearchProblem problem, int first, int last) {
            this.problem = problem;
            this.first = first;
            this.moments = momentsOf(first, last);
            find();
        }

        private static List<Integer> momentsOf(int first, int last) {
            List<Integer> moments = new ArrayList<>();
            for (int at = first + MOMENT_SECONDS; at < last; at += MOMENT_SECONDS) {
                moments.add(at);
            }
            moments.add(last);
            return moments;
        }

        private void find() {
            List<DoorLabel> access = onFoot(problem.access());
            List<DoorLabel> egress = onFoot(problem.egress());
            boolean rented = access.size() < problem.access().size()
                    || egress.size() < problem.egress().size();
            EarliestArrival all = new EarliestArrival(problem, problem.access(), problem.egress());
            EarliestArrival onFoot = rented ? new EarliestArrival(problem, access, egress) : all;
            for (int i = moments.size() - 1; i >= 0; i--) {
                int[] limits = new int[SearchProblem.MAX_BOARDINGS + 1];
                Arrays.fill(limits, -1);
                raise(limits, all.leaveAt(moments.get(i)));
                if (rented) {
                    raise(limits, onFoot.leaveAt(moments.get(i)));
                }
                deadlines.addLast(limits);
                if (i < moments.size() - 1) {
                    reaches.add(all.reach());
                }
            }
            all.leaveAt(first);
            reaches.add(all.reach());
            // A trip that leaves later competes with the anchors of those who left before, too.
            int[] before = new int[SearchProblem.MAX_BOARDINGS + 1];
            Arrays.fill(before, -1);
            deadlines.descendingIterator().forEachRemaining(limits -> {
                for (int used = 0; used < limits.length; used++) {
                    limits[used] = Math.max(limits[used], before[used]);
                    before[used] = limits[used];
                }
            });
        }

        private static List<DoorLabel> onFoot(List<DoorLabel> ways) {
            return ways.stream().filter(way -> way.vehicles() == 0).toList();
        }

        private void raise(int[] limits, int[] arrivals) {
            for (int boardings = 1; boardings < arrivals.length; boardings++) {
                int arrival = arrivals[boardings];
                if (arrival < arrivals[boardings - 1]) {
                    int deadline = arrival + Math.max(LEAST_SLACK_SECONDS, (arrival - first) / 4);
                    int most = Math.min(SearchProblem.MAX_BOARDINGS, boardings + EXTRA_BOARDINGS);
                    for (int used = 0; used <= most; used++) {
                        limits[used] = Math.max(limits[used], deadline);
                    }
                }
            }
        }

        boolean hasNext() {
            return !deadlines.isEmpty();
        }

        /** The restriction for the latest moment that is left. */
        Restriction next() {
            int done = reaches.size() - deadlines.size();
            int before = moments.size() - 2 - done;
            return new Restriction(
                    problem, before < 0 ? first : moments.get(before), deadlines.removeFirst(), reaches.get(done));
        }
    }

    /** The moment before: who leaves from then on is meant, until the next moment, or for the last one at any time. */
    int from() {
        return from;
    }

    /** Whether getting off here at this time after so many boardings can still lead to a trip of the set. */
    boolean allowsAlighting(int boardings, int stop, int time) {
        return time <= latest.alighted(boardings)[stop];
    }

    /** Whether being ready to get on here at this time after so many boardings can still lead to a trip of the set. */
    boolean allowsBoarding(int boardings, int stop, int time) {
        return boardings < SearchProblem.MAX_BOARDINGS && time <= latest.ready(boardings)[stop];
    }

    /** Whether a trip of so many boardings that arrives at this time is in the set. */
    boolean allowsArrival(int boardings, int time) {
        return time <= deadlines[boardings];
    }
}
