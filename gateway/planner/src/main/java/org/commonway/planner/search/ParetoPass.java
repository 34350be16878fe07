package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;
import org.jspecify.annotations.Nullable;

/**
 * McRAPTOR in its range form within restrictions, at one precision: departures come one after the other, the latest
 * first, and a label that an earlier departure does not better stays. So leaving later is a criterion as well.
 */
final class ParetoPass {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final EgressWays egress;
    private final Precision precision;
    private final FarePayment payment;
    private final Dominance underWay;
    private final Labels labels;
    private final Labels aboardLabels;
    private final Bag aboard;
    private final Destination destination;
    private final @Nullable Bag[] alighted;
    private final @Nullable Bag[] ready;
    private final PatternQueue queue;
    private final Marks marked;
    private final Marks reached;
    private final int[] candidate;
    private final int[] scratch;
    private Restriction restriction;
    private int run;

    /** A pass that first leaves from this restriction's moment on; of what is below {@code least}, if it looks for the least. */
    ParetoPass(SearchProblem problem, EgressWays egress, Precision precision, int least, Restriction restriction) {
        this.restriction = restriction;
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.egress = egress;
        this.precision = precision;
        this.payment = new FarePayment(problem, precision.price());
        this.underWay = payment.underWay();
        this.labels = new Labels(payment.width());
        this.aboardLabels = new Labels(payment.width());
        this.aboard = new Bag(aboardLabels, underWay);
        this.destination = new Destination(labels, precision, least);
        int stops = problem.network().stopCount();
        this.alighted = new Bag[stops];
        this.ready = new Bag[stops];
        this.queue = new PatternQueue(problem);
        this.marked = new Marks(stops);
        this.reached = new Marks(stops);
        this.candidate = new int[labels.width];
        this.scratch = new int[labels.width];
    }

    /** From now on leave before this restriction's moment. */
    void restrict(Restriction earlier) {
        this.restriction = earlier;
    }

    /** Leaves the origin at this time, not later than any before, by these of the problem's ways. */
    void leave(int departure, int[] accessWays) {
        run++;
        for (int way : accessWays) {
            start(departure, way);
        }
        for (int round = 1; round <= SearchProblem.MAX_BOARDINGS && marked.size() > 0; round++) {
            queue.fillFrom(marked);
            for (int i = 0; i < queue.size(); i++) {
                ride(queue.pattern(i), queue.position(i), round);
            }
            walk(round);
        }
        marked.clear();
    }

    /** What was found. */
    List<Journey> journeys() {
        List<Journey> found = new ArrayList<>();
        JourneyTrace trace = new JourneyTrace(problem, labels);
        for (int i = 0; i < destination.size(); i++) {
            found.add(trace.journey(destination.number(i)));
        }
        return found;
    }

    private int stamp(int round) {
        return run << Labels.ROUND_BITS | round;
    }

    private void start(int departure, int number) {
        DoorLabel way = problem.access().get(number);
        int time = departure + way.seconds();
        if (time > restriction.boarding(0)[way.stop()]) {
            return;
        }
        Arrays.fill(candidate, 0);
        candidate[Labels.TIME] = time;
        payment.add(candidate, way);
        candidate[Labels.CO2] = precision.co2(way.co2Grams());
        candidate[Labels.WALK] = precision.walk(way.walkMetres());
        candidate[Labels.VEHICLES] = way.vehicles();
        candidate[Labels.PARENT] = -1;
        candidate[Labels.HOW] = Labels.DOOR;
        candidate[Labels.WHICH] = number;
        candidate[Labels.ROUND] = stamp(0);
        if (bag(ready, way.stop()).offer(candidate)) {
            marked.add(way.stop());
        }
    }

    private Bag bag(@Nullable Bag[] bags, int stop) {
        Bag bag = bags[stop];
        if (bag == null) {
            bag = new Bag(labels, underWay);
            bags[stop] = bag;
        }
        return bag;
    }

    private void ride(int pattern, int from, int round) {
        aboard.clear();
        aboardLabels.clear();
        int length = day.length(pattern);
        int first = day.firstPosition(pattern);
        for (int position = from; position < length; position++) {
            if (aboard.size() > 0 && day.mayAlightAt(first + position)) {
                alight(pattern, position, round);
            }
            Bag waiting = ready[day.stopAt(first + position)];
            if (waiting != null
                    && waiting.newest(Labels.ROUND) == stamp(round - 1)
                    && day.mayBoardAt(first + position)) {
                board(waiting, pattern, position, round);
            }
        }
    }

    private int stepsTo(int pattern, int position) {
        return precision.co2(problem.gramsTo(pattern, position));
    }

    private void board(Bag waiting, int pattern, int position, int round) {
        int stamp = stamp(round - 1);
        int trips = day.trips(pattern);
        int trip = trips;
        // The newest labels stand last. One after the other they mostly catch the same trip.
        for (int i = waiting.size() - 1; i >= 0; i--) {
            int label = waiting.number(i);
            if (labels.get(label, Labels.ROUND) != stamp) {
                return;
            }
            trip = day.firstTripNear(pattern, position, labels.get(label, Labels.TIME), trip);
            if (trip == trips) {
                continue;
            }
            labels.copyTo(label, candidate);
            payment.board(candidate, pattern, position, day.departure(pattern, trip, position));
            candidate[Labels.TIME] = trip;
            candidate[Labels.CO2] -= stepsTo(pattern, position);
            candidate[Labels.VEHICLES]++;
            candidate[Labels.PARENT] = label;
            candidate[Labels.HOW] = pattern;
            candidate[Labels.WHICH] = trip;
            candidate[Labels.POSITIONS] = position << 16;
            candidate[Labels.ROUND] = stamp(round);
            aboard.offer(candidate);
        }
    }

    private void alight(int pattern, int position, int round) {
        int stop = day.stop(pattern, position);
        int steps = stepsTo(pattern, position);
        int[] latest = restriction.alighting(round);
        int column = day.firstTime(pattern, 0) + position;
        int length = day.length(pattern);
        for (int i = 0; i < aboard.size(); i++) {
            int label = aboard.number(i);
            int time = day.arrivalAt(column + length * aboardLabels.get(label, Labels.TIME));
            if (time > latest[stop]) {
                continue;
            }
            aboardLabels.copyTo(label, candidate);
            candidate[Labels.TIME] = time;
            candidate[Labels.CO2] += steps;
            candidate[Labels.POSITIONS] |= position;
            payment.alight(candidate, pattern, position, time);
            payment.dropOldTickets(candidate, time);
            Bag bag = bag(alighted, stop);
            if (!bag.covers(candidate) && !payment.isHopeless(candidate, destination)) {
                bag.add(candidate);
                reached.add(stop);
                arrive(stop, bag.number(bag.size() - 1), round);
            }
        }
    }

    private void arrive(int stop, int label, int round) {
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

    private void walk(int round) {
        int stamp = stamp(round);
        for (int i = 0; i < reached.size(); i++) {
            int stop = reached.get(i);
            Bag arrivals = bag(alighted, stop);
            for (int j = arrivals.size() - 1; j >= 0 && round < SearchProblem.MAX_BOARDINGS; j--) {
                int label = arrivals.number(j);
                if (labels.get(label, Labels.ROUND) != stamp) {
                    break;
                }
                walkFrom(stop, label, round);
            }
        }
        reached.clear();
    }

    private void walkFrom(int stop, int label, int round) {
        int arrived = labels.get(label, Labels.TIME);
        int[] latest = restriction.boarding(round);
        int end = ways.end(stop);
        boolean copied = false;
        for (int way = ways.first(stop); way < end; way++) {
            int time = arrived + ways.changeSeconds(way);
            int target = ways.target(way);
            if (time > latest[target]) {
                continue;
            }
            if (!copied) {
                labels.copyTo(label, candidate);
                candidate[Labels.PARENT] = label;
                candidate[Labels.HOW] = Labels.FOOTPATH;
                copied = true;
            }
            candidate[Labels.TIME] = time;
            candidate[Labels.WALK] = labels.get(label, Labels.WALK) + precision.walk(ways.metres(way));
            candidate[Labels.WHICH] = way;
            if (bag(ready, target).offer(candidate)) {
                marked.add(target);
            }
        }
    }
}
