package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rule that keeps the Pareto set small (after Delling, Dibbelt and Pajor, "Fast and exact public transit routing
 * with restricted Pareto sets", 2019). An anchor is a trip that nothing beats in arrival and boardings, found once with
 * walking alone at both ends and once with everything. A trip is in the restricted set when for some anchor it boards at
 * most one vehicle more and arrives at most a slack later: 15 minutes, or a quarter of the anchor's duration if that is
 * more. Anything else is left out however cheap or green it is.
 */
final class Restriction {
    private static final int LEAST_SLACK_SECONDS = 15 * 60;
    private static final int EXTRA_BOARDINGS = 1;

    private final int[][] alighted;
    private final int[][] ready;
    private final int[] deadlines;

    /** An arrival limit for trips of at most so many boardings. */
    private record Limit(int deadline, int boardings) {
        boolean covers(Limit other) {
            return deadline >= other.deadline && boardings >= other.boardings;
        }
    }

    private Restriction(int[][] alighted, int[][] ready, int[] deadlines) {
        this.alighted = alighted;
        this.ready = ready;
        this.deadlines = deadlines;
    }

    /** The rule for a departure; empty when no trip reaches the destination. */
    static Optional<Restriction> find(SearchProblem problem, int departure) {
        List<DoorLabel> onFoot =
                problem.access().stream().filter(label -> label.vehicles() == 0).toList();
        SearchProblem footEgress = new SearchProblem(
                problem.network(),
                problem.day(),
                problem.costs(),
                problem.access(),
                problem.egress().stream().filter(label -> label.vehicles() == 0).toList());
        List<Limit> limits = new ArrayList<>();
        addLimits(limits, EarliestArrival.search(footEgress, onFoot, departure), departure);
        boolean rented = onFoot.size() < problem.access().size()
                || footEgress.egress().size() < problem.egress().size();
        if (rented) {
            addLimits(limits, EarliestArrival.search(problem, problem.access(), departure), departure);
        }
        return limits.isEmpty() ? Optional.empty() : Optional.of(of(problem, limits));
    }

    private static void addLimits(List<Limit> limits, int[] arrivals, int departure) {
        for (int boardings = 1; boardings < arrivals.length; boardings++) {
            int arrival = arrivals[boardings];
            if (arrival < SearchProblem.NEVER && (boardings == 1 || arrival < arrivals[boardings - 1])) {
                int slack = Math.max(LEAST_SLACK_SECONDS, (arrival - departure) / 4);
                Limit limit =
                        new Limit(arrival + slack, Math.min(SearchProblem.MAX_BOARDINGS, boardings + EXTRA_BOARDINGS));
                if (limits.stream().noneMatch(other -> other.covers(limit))) {
                    limits.removeIf(limit::covers);
                    limits.add(limit);
                }
            }
        }
    }

    private static Restriction of(SearchProblem problem, List<Limit> limits) {
        int rounds = SearchProblem.MAX_BOARDINGS + 1;
        int[][] alighted = new int[rounds][problem.network().stopCount()];
        int[][] ready = new int[rounds][problem.network().stopCount()];
        for (int used = 0; used < rounds; used++) {
            Arrays.fill(alighted[used], -1);
            Arrays.fill(ready[used], -1);
        }
        int[] deadlines = new int[rounds];
        for (Limit limit : limits) {
            LatestDeparture latest = LatestDeparture.search(problem, limit.deadline(), limit.boardings());
            for (int used = 0; used <= limit.boardings(); used++) {
                deadlines[used] = Math.max(deadlines[used], limit.deadline());
                raise(alighted[used], latest.alighted(limit.boardings() - used));
                raise(ready[used], latest.ready(limit.boardings() - used));
            }
        }
        return new Restriction(alighted, ready, deadlines);
    }

    private static void raise(int[] values, int[] others) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], others[i]);
        }
    }

    /** Whether getting off here at this time after so many boardings can still lead to a trip of the set. */
    boolean allowsAlighting(int boardings, int stop, int time) {
        return time <= alighted[boardings][stop];
    }

    /** Whether being ready to get on here at this time after so many boardings can still lead to a trip of the set. */
    boolean allowsBoarding(int boardings, int stop, int time) {
        return time <= ready[boardings][stop];
    }

    /** Whether a trip of so many boardings that arrives at this time is in the set. */
    boolean allowsArrival(int boardings, int time) {
        return time <= deadlines[boardings];
    }
}
