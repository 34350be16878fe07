package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;
import org.jspecify.annotations.Nullable;

/** McRAPTOR within a restriction: one departure, one precision. */
final class ParetoPass {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final Restriction restriction;
    private final Precision precision;
    private final Dominance dominance;
    private final Labels labels;
    private final Labels aboardLabels;
    private final Bag aboard;
    private final Bag destination;
    private final @Nullable Bag[] alighted;
    private final @Nullable Bag[] ready;
    private final List<List<Integer>> egressByStop;
    private final int[] candidate;
    private final int[] scratch;

    ParetoPass(SearchProblem problem, Restriction restriction, Precision precision) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.restriction = restriction;
        this.precision = precision;
        this.dominance = new Dominance(precision, problem.costs(), true);
        this.labels = new Labels(problem.costs().ticketSlots());
        this.aboardLabels = new Labels(problem.costs().ticketSlots());
        this.aboard = new Bag(aboardLabels, dominance, 0);
        this.destination = new Bag(labels, new Dominance(precision, problem.costs(), false), precision.arrivalShift());
        this.alighted = new Bag[problem.network().stopCount()];
        this.ready = new Bag[problem.network().stopCount()];
        this.egressByStop = egressByStop(problem);
        this.candidate = new int[labels.width];
        this.scratch = new int[labels.width];
    }

    private static List<List<Integer>> egressByStop(SearchProblem problem) {
        List<List<Integer>> byStop = new ArrayList<>();
        for (int stop = 0; stop < problem.network().stopCount(); stop++) {
            byStop.add(List.of());
        }
        for (int i = 0; i < problem.egress().size(); i++) {
            int stop = problem.egress().get(i).stop();
            List<Integer> extended = new ArrayList<>(byStop.get(stop));
            extended.add(i);
            byStop.set(stop, extended);
        }
        return byStop;
    }

    List<Journey> run(int departure) {
        BitSet marked = leave(departure);
        PatternQueue queue = new PatternQueue(problem);
        for (int round = 1; round <= SearchProblem.MAX_BOARDINGS && !marked.isEmpty(); round++) {
            queue.fillFrom(marked);
            BitSet reached = new BitSet();
            for (int pattern = queue.next(0); pattern >= 0; pattern = queue.next(pattern + 1)) {
                ride(pattern, queue.position(pattern), round, reached);
            }
            marked = walk(round, reached);
        }
        List<Journey> found = new ArrayList<>();
        for (int i = 0; i < destination.size(); i++) {
            found.add(new JourneyTrace(problem, labels).journey(destination.number(i)));
        }
        return found;
    }

    private BitSet leave(int departure) {
        BitSet marked = new BitSet();
        for (int i = 0; i < problem.access().size(); i++) {
            DoorLabel way = problem.access().get(i);
            int time = departure + way.seconds();
            if (restriction.allowsBoarding(0, way.stop(), time)) {
                java.util.Arrays.fill(candidate, 0);
                candidate[Labels.TIME] = time;
                candidate[Labels.PRICE] = way.price();
                candidate[Labels.UNKNOWN] = way.priceKnown() ? 0 : 1;
                candidate[Labels.CO2] = way.co2Grams();
                candidate[Labels.WALK] = way.walkMetres();
                candidate[Labels.VEHICLES] = way.vehicles();
                candidate[Labels.PARENT] = -1;
                candidate[Labels.HOW] = Labels.DOOR;
                candidate[Labels.WHICH] = i;
                if (bag(ready, way.stop()).offer(candidate)) {
                    marked.set(way.stop());
                }
            }
        }
        return marked;
    }

    private Bag bag(@Nullable Bag[] bags, int stop) {
        Bag bag = bags[stop];
        if (bag == null) {
            bag = new Bag(labels, dominance, precision.arrivalShift());
            bags[stop] = bag;
        }
        return bag;
    }

    private void ride(int pattern, int from, int round, BitSet reached) {
        aboard.clear();
        aboardLabels.clear();
        for (int position = from; position < day.length(pattern); position++) {
            int stop = day.stop(pattern, position);
            if (aboard.size() > 0 && day.mayAlight(pattern, position)) {
                alight(pattern, position, round, reached);
            }
            Bag waiting = ready[stop];
            if (waiting != null && day.mayBoard(pattern, position)) {
                board(waiting, pattern, position, round);
            }
        }
    }

    private void board(Bag waiting, int pattern, int position, int round) {
        int grams = problem.costs().grams(day.mode(pattern), day.metres(pattern, position));
        for (int i = 0; i < waiting.size(); i++) {
            int label = waiting.number(i);
            if (labels.get(label, Labels.ROUND) != round - 1) {
                continue;
            }
            int trip = day.firstTripFrom(pattern, position, labels.get(label, Labels.TIME));
            if (trip == day.trips(pattern)) {
                continue;
            }
            labels.copyTo(label, candidate);
            pay(day.feed(pattern), day.departure(pattern, trip, position));
            candidate[Labels.TIME] = trip;
            candidate[Labels.CO2] -= grams;
            candidate[Labels.VEHICLES]++;
            candidate[Labels.PARENT] = label;
            candidate[Labels.HOW] = pattern;
            candidate[Labels.WHICH] = trip;
            candidate[Labels.POSITIONS] = position << 16;
            candidate[Labels.ROUND] = round;
            aboard.offer(candidate);
        }
    }

    private void pay(int feed, int departure) {
        RideCosts costs = problem.costs();
        int slot = costs.ticketSlot(feed);
        if (slot >= 0 && candidate[Labels.TICKETS + slot] >= departure) {
            return;
        }
        int fare = costs.boarding(feed);
        if (fare == RideCosts.UNKNOWN) {
            candidate[Labels.UNKNOWN] = 1;
        } else {
            candidate[Labels.PRICE] += fare;
        }
        if (slot >= 0) {
            candidate[Labels.TICKETS + slot] = departure + costs.freeSeconds(feed);
        }
    }

    private void alight(int pattern, int position, int round, BitSet reached) {
        int stop = day.stop(pattern, position);
        int grams = problem.costs().grams(day.mode(pattern), day.metres(pattern, position));
        for (int i = 0; i < aboard.size(); i++) {
            int label = aboard.number(i);
            int time = day.arrival(pattern, aboardLabels.get(label, Labels.TIME), position);
            if (!restriction.allowsAlighting(round, stop, time)) {
                continue;
            }
            aboardLabels.copyTo(label, candidate);
            candidate[Labels.TIME] = time;
            candidate[Labels.CO2] += grams;
            candidate[Labels.POSITIONS] |= position;
            dropOldTickets(time);
            if (destination.covers(candidate)) {
                continue;
            }
            Bag bag = bag(alighted, stop);
            if (bag.offer(candidate)) {
                reached.set(stop);
                arrive(stop, bag.number(bag.size() - 1));
            }
        }
    }

    private void dropOldTickets(int time) {
        for (int slot = Labels.TICKETS; slot < candidate.length; slot++) {
            if (candidate[slot] < time) {
                candidate[slot] = 0;
            }
        }
    }

    private void arrive(int stop, int label) {
        for (int number : egressByStop.get(stop)) {
            DoorLabel way = problem.egress().get(number);
            labels.copyTo(label, scratch);
            scratch[Labels.TIME] += way.seconds();
            // Getting off must leave time for this way too, not only for the quickest one from here.
            if (!restriction.allowsArrival(scratch[Labels.ROUND], scratch[Labels.TIME])) {
                continue;
            }
            scratch[Labels.PRICE] += way.price();
            scratch[Labels.UNKNOWN] |= way.priceKnown() ? 0 : 1;
            scratch[Labels.CO2] += way.co2Grams();
            scratch[Labels.WALK] += way.walkMetres();
            scratch[Labels.VEHICLES] += way.vehicles();
            scratch[Labels.PARENT] = label;
            scratch[Labels.HOW] = Labels.DOOR;
            scratch[Labels.WHICH] = number;
            destination.offer(scratch);
        }
    }

    private BitSet walk(int round, BitSet reached) {
        BitSet marked = new BitSet();
        for (int stop = reached.nextSetBit(0); stop >= 0; stop = reached.nextSetBit(stop + 1)) {
            Bag arrivals = bag(alighted, stop);
            for (int i = 0; i < arrivals.size(); i++) {
                int label = arrivals.number(i);
                if (labels.get(label, Labels.ROUND) == round) {
                    walkFrom(stop, label, round, marked);
                }
            }
        }
        return marked;
    }

    private void walkFrom(int stop, int label, int round, BitSet marked) {
        int arrived = labels.get(label, Labels.TIME);
        for (int way = ways.first(stop); way < ways.end(stop); way++) {
            int time = arrived + ways.changeSeconds(way);
            int target = ways.target(way);
            if (!restriction.allowsBoarding(round, target, time)) {
                continue;
            }
            labels.copyTo(label, candidate);
            candidate[Labels.TIME] = time;
            candidate[Labels.WALK] += ways.metres(way);
            candidate[Labels.PARENT] = label;
            candidate[Labels.HOW] = Labels.FOOTPATH;
            candidate[Labels.WHICH] = way;
            if (bag(ready, target).offer(candidate)) {
                marked.set(target);
            }
        }
    }
}
