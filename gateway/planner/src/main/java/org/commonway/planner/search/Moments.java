package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** What leaving at the i-th moment, or for -1 at the window's start, comes to: arrivals by boardings, and where one can be. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Anchors(int i, int[] arrivals, Optional<Reach> reach) {}

    private void find() {
        for (int[] limits : deadlines) {
            Arrays.fill(limits, LatestDeparture.NEVER);
        }
        for (List<Anchors> part : Parallel.all(parts())) {
            for (Anchors found : part) {
                // Who leaves at once has the fastest trip from then, whatever goes later.
                raise(deadlines[Math.max(0, found.i())], found.arrivals());
                found.reach().ifPresent(reach -> note(found.i(), reach));
            }
        }
    }

    /** With everything and, where that is not the same, on foot at both ends; of a long window the later and the earlier half. */
    private List<Supplier<List<Anchors>>> parts() {
        SearchProblem onFoot = problem.onFoot();
        List<DoorLabel> access = onFoot.access();
        List<DoorLabel> egress = onFoot.egress();
        int middle = count() > 2 ? count() / 2 : -1;
        List<Supplier<List<Anchors>>> parts = new ArrayList<>();
        addHalves(parts, middle, () -> new EarliestArrival(problem, problem.access(), problem.egress()), true);
        if (access.size() < problem.access().size()
                || egress.size() < problem.egress().size()) {
            addHalves(parts, middle, () -> new EarliestArrival(problem, access, egress), false);
        }
        return parts;
    }

    private void addHalves(
            List<Supplier<List<Anchors>>> parts, int middle, Supplier<EarliestArrival> search, boolean noted) {
        parts.add(() -> leave(search.get(), count() - 1, middle, noted));
        if (middle >= 0) {
            // Half an hour earlier almost everything is reached earlier, so that the halves have little to tell each
            // other.
            parts.add(() -> leave(search.get(), middle - 1, -1, noted));
        }
    }

    /** From one moment back to another. */
    private List<Anchors> leave(EarliestArrival search, int from, int to, boolean noted) {
        List<Anchors> found = new ArrayList<>();
        for (int i = from; i >= to; i--) {
            int[] arrivals = search.leaveAt(i < 0 ? first : moments.get(i));
            found.add(new Anchors(
                    i, arrivals, noted && isReachOfUse(i) ? Optional.of(search.reach()) : Optional.empty()));
        }
        return found;
    }

    private boolean isReachOfUse(int i) {
        return i < count() - 1 || (moments.get(i) > first && problem.between().isPresent());
    }

    private void note(int i, Reach reach) {
        if (i < count() - 1) {
            reaches[i + 1] = reach;
        }
        starts.add(new Start(i < 0 ? first : moments.get(i), reach));
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
