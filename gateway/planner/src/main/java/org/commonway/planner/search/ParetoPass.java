package org.commonway.planner.search;

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
    private final Precision precision;
    private final FarePayment payment;
    private final Dominance underWay;
    private final Labels labels;
    private final Labels aboardLabels;
    private final Bag aboard;
    private final Arrivals arrivals;
    private final @Nullable Bag[] alighted;
    private final @Nullable Bag[] ready;
    /** By stop: the stamp of the newest label that is ready there, 0 for none. */
    private final int[] newest;

    /** By pattern: the trip that was caught last, or how many there are; the next one is near it. */
    private final int[] caught;

    private final PatternQueue queue;
    private final Marks marked;
    private final Marks reached;
    private final int[] candidate;
    private Restriction restriction;
    private int run;

    /** A pass that first leaves from this restriction's moment on; of what is below {@code least}, if it looks for the least. */
    ParetoPass(
            SearchProblem problem,
            EgressWays egress,
            Precision precision,
            int least,
            Outlook outlook,
            Restriction restriction) {
        this.restriction = restriction;
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.precision = precision;
        this.payment = new FarePayment(problem, precision.price());
        this.underWay = payment.underWay();
        this.labels = new Labels(payment.width());
        this.aboardLabels = new Labels(payment.width());
        this.aboard = new Bag(aboardLabels, underWay);
        this.arrivals = new Arrivals(
                problem, egress, labels, precision, payment, new Destination(labels, precision, least), outlook);
        int stops = problem.network().stopCount();
        this.alighted = new Bag[stops];
        this.ready = new Bag[stops];
        this.newest = new int[stops];
        this.caught = new int[day.patternCount()];
        this.queue = new PatternQueue(problem);
        this.marked = new Marks(stops);
        this.reached = new Marks(stops);
        this.candidate = new int[labels.width];
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
            queue.fillFrom(marked, restriction.ends(round));
            for (int i = 0; i < queue.size(); i++) {
                ride(queue.pattern(i), queue.position(i), round);
            }
            walk(round);
        }
        marked.clear();
    }

    /** What was found. */
    List<Journey> journeys() {
        return arrivals.journeys();
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
        offerReady(way.stop());
    }

    private void offerReady(int stop) {
        if (bag(ready, stop).offer(candidate)) {
            newest[stop] = candidate[Labels.ROUND];
            marked.add(stop);
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
        int end = restriction.ends(round)[pattern];
        int first = day.firstPosition(pattern);
        int before = stamp(round - 1);
        for (int position = from; position <= end; position++) {
            if (aboard.size() > 0 && day.mayAlightAt(first + position)) {
                alight(pattern, position, round);
            }
            int stop = day.stopAt(first + position);
            if (newest[stop] == before && position < end && day.mayBoardAt(first + position)) {
                board(bag(ready, stop), pattern, position, round);
            }
        }
    }

    private int stepsTo(int pattern, int position) {
        return precision.co2(problem.gramsTo(pattern, position));
    }

    private void board(Bag waiting, int pattern, int position, int round) {
        int older = waiting.size();
        while (older > 0 && labels.get(waiting.number(older - 1), Labels.ROUND) == stamp(round - 1)) {
            older--;
        }
        int trips = day.trips(pattern);
        int trip = caught[pattern];
        int steps = stepsTo(pattern, position);
        int fare = payment.isFlat() ? payment.flat(pattern) : RideCosts.UNKNOWN;
        // The newest labels stand last. One after the other they mostly catch the same trip.
        for (int i = waiting.size() - 1; i >= older; i--) {
            int label = waiting.number(i);
            int time = labels.get(label, Labels.TIME);
            trip = day.firstTripNear(pattern, position, time, trip);
            if (trip == trips) {
                continue;
            }
            int departure = day.departure(pattern, trip, position);
            // Somebody who was there before, and is no worse off, may have caught the same trip.
            if (waiting.coversLater(older, i, departure - time)
                    || (fare != RideCosts.UNKNOWN && isNeedless(waiting, i, trip, steps, fare))) {
                continue;
            }
            labels.copyTo(label, candidate);
            payment.board(candidate, pattern, position, departure);
            payment.dropUselessAboard(candidate, departure, pattern, round, restriction);
            candidate[Labels.TIME] = trip;
            candidate[Labels.CO2] -= steps;
            candidate[Labels.VEHICLES]++;
            candidate[Labels.PARENT] = label;
            candidate[Labels.HOW] = pattern;
            candidate[Labels.WHICH] = trip;
            candidate[Labels.POSITIONS] = position << 16;
            candidate[Labels.ROUND] = stamp(round);
            aboard.offer(candidate);
        }
        caught[pattern] = trip;
    }

    /** Where this fare is paid and no more, what the i-th label becomes on board can be told before it is written. */
    private boolean isNeedless(Bag waiting, int i, int trip, int steps, int fare) {
        int time = labels.get(waiting.number(i), Labels.TIME);
        return aboard.covers(
                Criteria.withVehicle(Criteria.later(waiting.first(i), trip - time)),
                Criteria.dearer(Criteria.dirtier(waiting.second(i), -steps), fare));
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
            if (time > latest[stop] || (payment.isFlat() && isNeedless(i, stop, time, steps, round))) {
                continue;
            }
            aboardLabels.copyTo(label, candidate);
            candidate[Labels.TIME] = time;
            candidate[Labels.CO2] += steps;
            candidate[Labels.POSITIONS] |= position;
            payment.alight(candidate, pattern, position, time);
            payment.dropUselessOff(candidate, stop, round, restriction);
            Bag bag = bag(alighted, stop);
            if (payment.isFlat()
                    || (!bag.covers(candidate) && !arrivals.isHopeless(candidate, stop, round, restriction))) {
                bag.add(candidate);
                reached.add(stop);
                arrivals.arrive(stop, bag.number(bag.size() - 1), round, restriction);
            }
        }
    }

    /** The same of the i-th label on board, where it gets off. */
    private boolean isNeedless(int i, int stop, int time, int steps, int round) {
        int trip = aboardLabels.get(aboard.number(i), Labels.TIME);
        long first = Criteria.later(aboard.first(i), time - trip);
        long second = Criteria.dirtier(aboard.second(i), steps);
        return bag(alighted, stop).covers(first, second)
                || arrivals.isHopeless(first, second, stop, round, restriction);
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
            offerReady(target);
        }
    }
}
