package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.planner.search.EveryTrip.Trip;

/** What the rule says about the trips of a problem, in the words of {@link Restriction}, by looking at all of them. */
final class Rule {
    private final List<Trip> all;
    private final int first;
    private final int last;
    private final int deadline;
    private final List<Integer> moments = new ArrayList<>();

    Rule(List<Trip> all, Window window) {
        this.all = all;
        this.first = window.first();
        this.last = window.last();
        this.deadline = window.deadline();
        for (int at = first; at < last; at += 1_800) {
            moments.add(at);
        }
        moments.add(last);
    }

    List<Trip> restricted() {
        return all.stream()
                .filter(trip -> trip.time() <= deadline && trip.departure() >= first)
                .filter(this::holdsFor)
                .toList();
    }

    private boolean holdsFor(Trip trip) {
        int own = (int) moments.stream()
                .filter(moment -> moment <= trip.departure() && moment < last)
                .count();
        return IntStream.rangeClosed(0, trip.departure() >= last ? moments.size() - 1 : own)
                .anyMatch(i -> anchors(moments.get(i)).stream().anyMatch(anchor -> isNear(trip, anchor)));
    }

    private List<Trip> anchors(int moment) {
        List<Trip> anchors = new ArrayList<>();
        for (boolean onFoot : new boolean[] {false, true}) {
            List<Trip> candidates = all.stream()
                    .filter(trip -> trip.departure() >= moment && !(onFoot && trip.rented()))
                    .toList();
            candidates.stream()
                    .filter(trip -> candidates.stream()
                            .noneMatch(other -> other.boardings() <= trip.boardings()
                                    && other.time() <= trip.time()
                                    && (other.boardings() < trip.boardings() || other.time() < trip.time())))
                    .forEach(anchors::add);
        }
        return anchors;
    }

    private boolean isNear(Trip trip, Trip anchor) {
        return trip.boardings() <= anchor.boardings() + 1
                && trip.time() <= anchor.time() + Math.max(900, (anchor.time() - first) / 4);
    }
}
