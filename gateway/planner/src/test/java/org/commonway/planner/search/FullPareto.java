package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * All trips that nothing else beats, without any rule of which are admitted: a plain, slow McRAPTOR over lists (Delling,
 * Pajor and Werneck 2012). Nothing is left out but what is no better, in all that counts, than something else at the same
 * place or at the destination. It shares the city with the search, and none of its ways of being quick.
 */
final class FullPareto {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final Counts counts;
    private final Optional<CountedTrip> alike;
    private final Map<Integer, List<CountedTrip>> off = new HashMap<>();
    private final Map<Integer, List<CountedTrip>> ready = new HashMap<>();
    private final List<CountedTrip> there = new ArrayList<>();

    /**
     * What counts beside arrival, boardings and vehicles.
     *
     * @param price whether the price does
     * @param tickets whether it does as it is paid; otherwise as if each ride were
     * @param gramsStep steps in which each mark along a line is rounded; 0 where CO2 does not count
     * @param metresStep steps in which each walk is rounded; 0 where walking does not count
     */
    record Counts(boolean price, boolean tickets, int gramsStep, int metresStep) {
        /** All, as it is published. */
        static final Counts IN_STEPS = new Counts(true, false, 256, 256);

        static final Counts PRICE_AS_PAID = new Counts(true, true, 0, 0);

        static final Counts NOTHING_MORE = new Counts(false, false, 0, 0);
        static final Counts CO2_EXACTLY = new Counts(false, false, 1, 0);
        static final Counts WALKING_EXACTLY = new Counts(false, false, 0, 1);

        int grams(int grams) {
            return rounded(grams, gramsStep);
        }

        int metres(int metres) {
            return rounded(metres, metresStep);
        }

        private static int rounded(int value, int step) {
            return step == 0 ? 0 : (value + step / 2) / step;
        }
    }

    FullPareto(SearchProblem problem, Counts counts) {
        this(problem, counts, Optional.empty());
    }

    private FullPareto(SearchProblem problem, Counts counts, Optional<CountedTrip> alike) {
        this.alike = alike;
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.counts = counts;
    }

    /** All trips that count the same as one that nothing beats, however many: it is one of them. */
    static List<CountedTrip> listAlike(SearchProblem problem, Counts counts, CountedTrip trip) {
        return new FullPareto(problem, counts, Optional.of(trip)).leaveAt(trip.leaving());
    }

    /** Trips that leave at this time or later, which is not later than any asked for before. */
    List<CountedTrip> leaveAt(int departure) {
        Map<Integer, List<CountedTrip>> fresh = new HashMap<>();
        List<Integer> none =
                problem.network().timetables().stream().map(feed -> 0).toList();
        for (DoorLabel way : problem.access()) {
            CountedTrip start =
                    plus(new CountedTrip(departure, departure, departure, 0, 0, 0, 0, 0, 0, 0, 0, none), way);
            offer(ready, way.stop(), start, fresh);
        }
        while (!fresh.isEmpty()) {
            fresh = walk(ride(fresh));
        }
        return List.copyOf(there);
    }

    private CountedTrip plus(CountedTrip label, DoorLabel way) {
        return new CountedTrip(
                label.leaving(),
                label.departure(),
                label.time() + way.seconds(),
                label.boardings(),
                label.vehicles() + way.vehicles(),
                label.price() + (counts.price ? way.price() : 0),
                label.fares() + (counts.price ? way.price() : 0),
                label.co2() + counts.grams(way.co2Grams()),
                label.walk() + counts.metres(way.walkMetres()),
                label.grams() + (counts.gramsStep == 0 ? 0 : way.co2Grams()),
                label.metres() + (counts.metresStep == 0 ? 0 : way.walkMetres()),
                label.tickets());
    }

    private void offer(
            Map<Integer, List<CountedTrip>> bags, int stop, CountedTrip label, Map<Integer, List<CountedTrip>> fresh) {
        if (isWanted(label) && add(bags.computeIfAbsent(stop, any -> new ArrayList<>()), label)) {
            add(fresh.computeIfAbsent(stop, any -> new ArrayList<>()), label);
        }
    }

    private boolean add(List<CountedTrip> bag, CountedTrip label) {
        for (CountedTrip known : bag) {
            if (isNeedless(label, known) && holdsTicketsOf(known, label)) {
                return false;
            }
        }
        bag.removeIf(known -> isNeedless(known, label) && holdsTicketsOf(label, known));
        bag.add(label);
        return true;
    }

    private boolean holdsTicketsOf(CountedTrip known, CountedTrip label) {
        return !counts.tickets || known.holdsTicketsOf(label);
    }

    /** Boardings do not count; but too many are not admitted, and nobody changes for ever. */
    private boolean isNeedless(CountedTrip label, CountedTrip beside) {
        return beside.boardings() <= label.boardings()
                && beside.isNoWorseInSteps(label)
                // Time that is gained is lost again where one waits: then both come to count the same.
                && (alike.isEmpty() || beside.isBetterButForTime(label) || beside.isNoWorseAndSameExactly(label));
    }

    private boolean isWanted(CountedTrip label) {
        return alike.isEmpty() || (label.boardings() <= alike.get().boardings() && label.isNoWorseInSteps(alike.get()));
    }

    private Map<Integer, List<CountedTrip>> ride(Map<Integer, List<CountedTrip>> waiting) {
        Map<Integer, Integer> patterns = new TreeMap<>();
        for (int stop : waiting.keySet()) {
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                if (problem.costs().allows(day.mode(day.servingPattern(entry)))) {
                    patterns.merge(day.servingPattern(entry), day.servingPosition(entry), Math::min);
                }
            }
        }
        Map<Integer, List<CountedTrip>> arrived = new HashMap<>();
        patterns.forEach((pattern, from) -> ride(pattern, from, waiting, arrived));
        return arrived;
    }

    private void ride(
            int pattern, int from, Map<Integer, List<CountedTrip>> waiting, Map<Integer, List<CountedTrip>> arrived) {
        List<CountedTrip> aboard = new ArrayList<>();
        for (int position = from; position < day.length(pattern); position++) {
            int stop = day.stop(pattern, position);
            int grams = problem.costs().grams(day.mode(pattern), day.metres(pattern, position));
            int steps = counts.grams(grams);
            int exactly = counts.gramsStep == 0 ? 0 : grams;
            if (day.mayAlight(pattern, position)) {
                for (CountedTrip label : aboard) {
                    alight(
                            label.emitting(steps, exactly).at(day.arrival(pattern, label.time(), position)),
                            stop,
                            arrived);
                }
            }
            if (day.mayBoard(pattern, position)) {
                for (CountedTrip label : waiting.getOrDefault(stop, List.of())) {
                    int trip = day.firstTripFrom(pattern, position, label.time(), day.trips(pattern));
                    if (trip < day.trips(pattern)) {
                        CountedTrip paid = board(label, day.feed(pattern), day.departure(pattern, trip, position));
                        add(aboard, paid.emitting(-steps, -exactly).at(trip));
                    }
                }
            }
        }
    }

    private CountedTrip board(CountedTrip label, int feed, int departure) {
        boolean free = !counts.price || label.tickets().get(feed) >= departure;
        List<Integer> tickets = label.tickets();
        if (!free && problem.costs().freeSeconds(feed) > 0) {
            tickets = new ArrayList<>(tickets);
            tickets.set(feed, departure + problem.costs().freeSeconds(feed));
        }
        return new CountedTrip(
                label.leaving(),
                label.boardings() == 0 ? departure - (label.time() - label.leaving()) : label.departure(),
                departure,
                label.boardings() + 1,
                label.vehicles() + 1,
                label.price() + (free ? 0 : problem.costs().boarding(feed)),
                label.fares()
                        + (counts.price && !(free && counts.tickets)
                                ? problem.costs().boarding(feed)
                                : 0),
                label.co2(),
                label.walk(),
                label.grams(),
                label.metres(),
                tickets);
    }

    private void alight(CountedTrip label, int stop, Map<Integer, List<CountedTrip>> arrived) {
        for (CountedTrip known : there) {
            if (isNeedless(label, known)) {
                return;
            }
        }
        offer(off, stop, label, arrived);
        for (DoorLabel way : problem.egress()) {
            if (way.stop() == stop) {
                arrive(plus(label, way));
            }
        }
    }

    private void arrive(CountedTrip label) {
        if (isWanted(label) && there.stream().noneMatch(known -> isNeedless(label, known))) {
            there.removeIf(known -> isNeedless(known, label));
            there.add(label);
        }
    }

    private Map<Integer, List<CountedTrip>> walk(Map<Integer, List<CountedTrip>> arrived) {
        Map<Integer, List<CountedTrip>> fresh = new HashMap<>();
        arrived.forEach((stop, labels) -> {
            for (CountedTrip label : labels) {
                if (label.boardings() == SearchProblem.MAX_BOARDINGS) {
                    continue;
                }
                for (int way = ways.first(stop); way < ways.end(stop); way++) {
                    CountedTrip walked = new CountedTrip(
                            label.leaving(),
                            label.departure(),
                            label.time() + ways.changeSeconds(way),
                            label.boardings(),
                            label.vehicles(),
                            label.price(),
                            label.fares(),
                            label.co2(),
                            label.walk() + counts.metres(ways.metres(way)),
                            label.grams(),
                            label.metres() + (counts.metresStep == 0 ? 0 : ways.metres(way)),
                            label.tickets());
                    offer(ready, ways.target(way), walked, fresh);
                }
            }
        });
        return fresh;
    }
}
