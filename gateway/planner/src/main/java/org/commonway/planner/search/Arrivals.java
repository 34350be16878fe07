package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;

/** Takes the labels of a pass from where they got off to the destination, and tells for which that would be in vain. */
final class Arrivals {
    private final SearchProblem problem;
    private final EgressWays egress;
    private final Labels labels;
    private final Precision precision;
    private final FarePayment payment;
    private final Destination destination;
    private final Outlook outlook;
    private final int[] scratch;

    /** Of a pass with these labels; nothing has arrived yet. */
    Arrivals(
            SearchProblem problem,
            EgressWays egress,
            Labels labels,
            Precision precision,
            FarePayment payment,
            Destination destination,
            Outlook outlook) {
        this.problem = problem;
        this.egress = egress;
        this.labels = labels;
        this.precision = precision;
        this.payment = payment;
        this.destination = destination;
        this.outlook = outlook;
        this.scratch = new int[labels.width];
    }

    /** Whether a label that gets off there after so many boardings, and is written like this, comes to nothing of interest. */
    boolean isHopeless(int[] label, int stop, int round, Restriction restriction) {
        int price = label[Labels.PRICE];
        int unknown = label[Labels.UNKNOWN];
        payment.cheapen(label);
        boolean hopeless = outlook.isHopeless(
                Criteria.first(label),
                Criteria.second(label),
                payment.hasTicket(label),
                stop,
                round,
                restriction,
                destination);
        label[Labels.PRICE] = price;
        label[Labels.UNKNOWN] = unknown;
        return hopeless;
    }

    /** The same of a label with these {@link Criteria} keys of a pass in which nothing is paid. */
    boolean isHopeless(long first, long second, int stop, int round, Restriction restriction) {
        return outlook.isHopeless(first, second, false, stop, round, restriction, destination);
    }

    /** Goes on from there by each way to the destination that is in time. */
    void arrive(int stop, int label, int round, Restriction restriction) {
        for (int entry = egress.first(stop); entry < egress.end(stop); entry++) {
            int number = egress.way(entry);
            DoorLabel way = problem.egress().get(number);
            labels.copyTo(label, scratch);
            scratch[Labels.TIME] += way.seconds();
            // Getting off must leave time for this way too, not only for the quickest one from here.
            if (!restriction.allowsArrival(round, scratch[Labels.TIME])) {
                continue;
            }
            payment.add(scratch, way);
            scratch[Labels.CO2] += precision.co2(way.co2Grams());
            scratch[Labels.WALK] += precision.walk(way.walkMetres());
            scratch[Labels.VEHICLES] += way.vehicles();
            scratch[Labels.PARENT] = label;
            scratch[Labels.HOW] = Labels.DOOR;
            scratch[Labels.WHICH] = number;
            destination.offer(scratch);
        }
    }

    /** What is there. */
    List<Journey> journeys() {
        List<Journey> found = new ArrayList<>();
        JourneyTrace trace = new JourneyTrace(problem, labels);
        for (int i = 0; i < destination.size(); i++) {
            found.add(trace.journey(destination.number(i)));
        }
        return found;
    }
}
