package org.commonway.planner.search;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** Follows a label at the destination back to the origin. */
final class JourneyTrace {
    private final SearchProblem problem;
    private final Labels labels;
    private final JourneySums sums;

    JourneyTrace(SearchProblem problem, Labels labels) {
        this.problem = problem;
        this.labels = labels;
        this.sums = new JourneySums(problem);
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
        return sums.journey(access, List.copyOf(rides), Optional.empty(), egress);
    }
}
