package org.commonway.planner.search;

import java.util.ArrayDeque;
import java.util.List;

/** Follows a label at the destination back to the origin. */
final class JourneyTrace {
    private final SearchProblem problem;
    private final Labels labels;

    JourneyTrace(SearchProblem problem, Labels labels) {
        this.problem = problem;
        this.labels = labels;
    }

    Journey journey(int atDestination) {
        ArrayDeque<Journey.Ride> rides = new ArrayDeque<>();
        int label = labels.get(atDestination, Labels.PARENT);
        while (labels.get(label, Labels.PARENT) >= 0) {
            int how = labels.get(label, Labels.HOW);
            if (how >= 0) {
                int positions = labels.get(label, Labels.POSITIONS);
                rides.addFirst(
                        new Journey.Ride(how, labels.get(label, Labels.WHICH), positions >>> 16, positions & 0xFFFF));
            }
            label = labels.get(label, Labels.PARENT);
        }
        DoorLabel access = problem.access().get(labels.get(label, Labels.WHICH));
        DoorLabel egress = problem.egress().get(labels.get(atDestination, Labels.WHICH));
        Journey.Ride first = rides.getFirst();
        int boarding = problem.day().departure(first.pattern(), first.trip(), first.board());
        return new Journey(access, List.copyOf(rides), egress, boarding - access.seconds(), totals(atDestination));
    }

    private Journey.Totals totals(int label) {
        return new Journey.Totals(
                labels.get(label, Labels.TIME),
                labels.get(label, Labels.PRICE),
                labels.get(label, Labels.UNKNOWN) == 0,
                labels.get(label, Labels.CO2),
                labels.get(label, Labels.WALK),
                labels.get(label, Labels.VEHICLES));
    }
}
