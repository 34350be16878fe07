package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.commonway.planner.parallel.Parallel;

/** The moments of a window with the deadlines that their anchors give; the rule is {@link Restriction}'s. */
final class Moments {
    private static final int APART_SECONDS = 30 * 60;
    private static final int LEAST_SLACK_SECONDS = 15 * 60;
    private static final int EXTRA_BOARDINGS = 1;

    private final SearchProblem problem;
    private final int first;
    private final int deadline;
    private final List<Integer> moments = new ArrayList<>();
    /** By moment and boardings. */
    private final int[][] deadlines;

    private final Reach[] reaches;
    private final List<Start> starts = new ArrayList<>();

    /** Leaving at one of the moments, or at the window's start: when one can be where. */
    record Start(int moment, Reach reach) {}

    Moments(SearchProblem problem, Window window) {
        this.problem = problem;
        this.first = window.first();
        this.deadline = window.deadline();
        for (int at = first + APART_SECONDS; at < window.last(); at += APART_SECONDS) {
            moments.add(at);
        }
        moments.add(window.last());
        this.deadlines = new int[moments.size()][SearchProblem.MAX_BOARDINGS + 1];
        this.reaches = new Reach[moments.size()];
        find();
        for (int i = 1; i < deadlines.length; i++) {
            // A trip that leaves later competes with the anchors of those who left before, too.
            for (int used = 0; used < deadlines[i].length; used++) {
                deadlines[i][used] = Math.max(deadlines[i][used], deadlines[i - 1][used]);
            }
        }
    }

    private void find() {
        List<DoorLabel> access = onFoot(problem.access());
        List<DoorLabel> egress = onFoot(problem.egress());
        boolean rented = access.size() < problem.access().size()
                || egress.size() < problem.egress().size();
        List<Supplier<List<int[]>>> parts = new ArrayList<>();
        parts.add(this::findAll);
        if (rented) {
            parts.add(() -> leave(new EarliestArrival(problem, access, egress), i -> {}));
        }
        for (int[] limits : deadlines) {
            Arrays.fill(limits, LatestDeparture.NEVER);
        }
        for (List<int[]> arrivals : Parallel.all(parts)) {
            for (int i = 0; i < arrivals.size(); i++) {
                // Who leaves at once has the fastest trip from then, whatever goes later.
                raise(deadlines[Math.max(0, count() - 1 - i)], arrivals.get(i));
            }
        }
    }

    private List<int[]> findAll() {
        EarliestArrival all = new EarliestArrival(problem, problem.access(), problem.egress());
        return leave(all, i -> note(i, all));
    }

    /** Arrivals by boardings from each moment, the latest first, and from the window's start; each is told once it is known. */
    private List<int[]> leave(EarliestArrival search, IntConsumer known) {
        List<int[]> arrivals = new ArrayList<>();
        for (int i = count() - 1; i >= -1; i--) {
            arrivals.add(search.leaveAt(i < 0 ? first : moments.get(i)));
            known.accept(i);
        }
        return arrivals;
    }

    /** Notes where one can be when who left at the i-th moment, or for -1 at the window's start. */
    private void note(int i, EarliestArrival all) {
        int moment = i < 0 ? first : moments.get(i);
        if (i < count() - 1) {
            reaches[i + 1] = all.reach();
            starts.add(new Start(moment, reaches[i + 1]));
        } else if (moment > first && problem.between().isPresent()) {
            starts.add(new Start(moment, all.reach()));
        }
    }

    private static List<DoorLabel> onFoot(List<DoorLabel> ways) {
        return ways.stream().filter(way -> way.vehicles() == 0).toList();
    }

    private void raise(int[] limits, int[] arrivals) {
        for (int boardings = 1; boardings < arrivals.length; boardings++) {
            int arrival = arrivals[boardings];
            if (arrival < arrivals[boardings - 1]) {
                int late = arrival + Math.max(LEAST_SLACK_SECONDS, (arrival - first) / 4);
                int limit = Math.min(late, deadline);
                int most = Math.min(SearchProblem.MAX_BOARDINGS, boardings + EXTRA_BOARDINGS);
                for (int used = 0; used <= most; used++) {
                    limits[used] = Math.max(limits[used], limit);
                }
            }
        }
    }

    /** Where one can be when who leaves when: at the window's start and, where it matters, at every moment. */
    List<Start> starts() {
        return starts;
    }

    int count() {
        return moments.size();
    }

    /** The moment before the i-th, or the window's start: who leaves from then on is meant. */
    int from(int i) {
        return i == 0 ? first : moments.get(i - 1);
    }

    /** Until when to arrive, by boardings used in all. */
    int[] deadlines(int i) {
        return deadlines[i];
    }

    /** Who leaves from {@link #from} on is not anywhere before this. */
    Reach reach(int i) {
        return reaches[i];
    }
}
