package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.search.FullPareto.Counts;

/**
 * What docs/planner.md says of which trips are admitted in a window, worked out from nothing but full sets: its moments,
 * their anchors, and the trips of the full set that the rule lets in.
 */
final class Published {
    private final SearchProblem problem;
    private final int first;
    private final int last;
    private final List<Integer> moments = new ArrayList<>();
    /** By moment. */
    final List<List<CountedTrip>> anchors = new ArrayList<>();

    Published(SearchProblem problem, int first, int last) {
        this.problem = problem;
        this.first = first;
        this.last = last;
        for (int moment = first; moment < last; moment += 1_800) {
            moments.add(moment);
        }
        moments.add(last);
        FullPareto all = new FullPareto(problem, Counts.NOTHING_MORE);
        FullPareto onFoot = new FullPareto(onFoot(problem), Counts.NOTHING_MORE);
        for (int i = moments.size() - 1; i >= 0; i--) {
            List<CountedTrip> found = new ArrayList<>(unbeaten(all.leaveAt(moments.get(i))));
            found.addAll(unbeaten(onFoot.leaveAt(moments.get(i))));
            anchors.add(0, found);
        }
    }

    private static SearchProblem onFoot(SearchProblem problem) {
        return new SearchProblem(
                problem.network(),
                problem.day(),
                problem.costs(),
                problem.access().stream().filter(way -> way.vehicles() == 0).toList(),
                problem.egress().stream().filter(way -> way.vehicles() == 0).toList());
    }

    private static List<CountedTrip> unbeaten(List<CountedTrip> trips) {
        return trips.stream()
                .filter(trip -> trips.stream()
                        .noneMatch(other -> other.boardings() <= trip.boardings()
                                && other.time() <= trip.time()
                                && (other.boardings() < trip.boardings() || other.time() < trip.time())))
                .toList();
    }

    /** Of all trips that nothing beats, counted like this, those that are admitted. */
    List<CountedTrip> admitted(Counts counts) {
        return admitted(new FullPareto(problem, counts));
    }

    /** The same of trips with no vehicle but those of a timetable. */
    List<CountedTrip> admittedOnFoot(Counts counts) {
        return admitted(new FullPareto(onFoot(problem), counts));
    }

    private List<CountedTrip> admitted(FullPareto full) {
        List<CountedTrip> admitted = new ArrayList<>(leaving(full, last));
        for (int step = (last - first - 1) / 300; step >= 0 && first < last; step--) {
            admitted.addAll(leaving(full, first + 300 * step));
        }
        return admitted;
    }

    private List<CountedTrip> leaving(FullPareto full, int departure) {
        return full.leaveAt(departure).stream()
                .filter(trip -> trip.leaving() == departure && admits(departure, trip.boardings(), trip.time()))
                .toList();
    }

    /** Whether a trip that leaves then, boards so often and arrives at this time is admitted. */
    boolean admits(int departure, int boardings, int arrival) {
        for (int i = 0; i < moments.size(); i++) {
            boolean before = i == 0 || departure >= last || moments.get(i - 1) <= departure;
            if (before && anchors.get(i).stream().anyMatch(anchor -> isNear(boardings, arrival, anchor))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(int boardings, int arrival, CountedTrip anchor) {
        return boardings <= anchor.boardings() + 1
                && arrival <= anchor.time() + Math.max(900, (anchor.time() - first) / 4);
    }

    /** The start of the step of the window that a departure counts as. */
    int stepOf(int departure) {
        return departure >= last ? last : departure - (departure - first) % 300;
    }
}
