package org.commonway.planner.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.fare.feed.FareAnswer;
import org.commonway.planner.fare.feed.FareLeg;
import org.commonway.planner.fare.feed.FareOf;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.timetable.Timetable;

/** All trips of a small problem, priced by {@link FareOf}: every ride on every trip, in every order. */
final class EveryPricedTrip {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Map<List<FareLeg>, Long>[] known;
    private final List<Priced> found = new ArrayList<>();

    /**
     * A trip whose price is the sum of what each feed says of its rides together, or of the first of them that together
     * have a price.
     *
     * @param trip the trip
     * @param priceKnown whether that is all
     * @param counted the price as it counts beside all criteria: rides with a flat fare are each paid, whatever tickets save
     * @param apart the sum of what each feed says of each ride alone; empty where one has no fare
     */
    record Priced(EveryTrip.Trip trip, boolean priceKnown, int counted, OptionalInt apart) {}

    /** Where one is, and how one came. */
    private record At(DoorLabel access, List<Journey.Ride> rides, int time, int changeMetres, int changeSteps) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    private EveryPricedTrip(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.known = new Map[] {new HashMap<>(), new HashMap<>()};
    }

    static List<Priced> of(SearchProblem problem, int earliest) {
        EveryPricedTrip search = new EveryPricedTrip(problem);
        for (DoorLabel way : problem.access()) {
            search.board(way.stop(), new At(way, List.of(), earliest + way.seconds(), 0, 0));
        }
        return search.found.stream().distinct().toList();
    }

    private void board(int stop, At at) {
        if (at.rides().size() == SearchProblem.MAX_BOARDINGS) {
            return;
        }
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            for (int from = 0; from < day.length(pattern); from++) {
                for (int trip = 0; day.stop(pattern, from) == stop && trip < day.trips(pattern); trip++) {
                    if (day.departure(pattern, trip, from) >= at.time()) {
                        stay(pattern, trip, from, at);
                    }
                }
            }
        }
    }

    private void stay(int pattern, int trip, int from, At at) {
        for (int to = from + 1; to < day.length(pattern); to++) {
            List<Journey.Ride> rides = new ArrayList<>(at.rides());
            rides.add(new Journey.Ride(pattern, trip, from, to));
            At off = new At(at.access(), rides, day.arrival(pattern, trip, to), at.changeMetres(), at.changeSteps());
            int stop = day.stop(pattern, to);
            problem.egress().stream().filter(way -> way.stop() == stop).forEach(way -> found.add(arrive(off, way)));
            var ways = problem.network().footpaths();
            for (int way = ways.first(stop); way < ways.end(stop); way++) {
                board(
                        ways.target(way),
                        new At(
                                at.access(),
                                rides,
                                off.time() + ways.changeSeconds(way),
                                at.changeMetres() + ways.metres(way),
                                at.changeSteps() + steps().walk(ways.metres(way))));
            }
        }
    }

    private static Precision steps() {
        return Precision.inSteps(Set.of(Criterion.values()));
    }

    private Priced arrive(At at, DoorLabel egress) {
        DoorLabel access = at.access();
        Journey.Ride first = at.rides().get(0);
        int co2 = access.co2Grams() + egress.co2Grams();
        int co2Steps = steps().co2(access.co2Grams()) + steps().co2(egress.co2Grams());
        for (Journey.Ride ride : at.rides()) {
            int to = problem.gramsTo(ride.pattern(), ride.alight());
            int from = problem.gramsTo(ride.pattern(), ride.board());
            co2 += to - from;
            co2Steps += steps().co2(to) - steps().co2(from);
        }
        int doors = access.price() + egress.price();
        long paid = 0;
        long counted = 0;
        boolean all = true;
        for (int feed = 0; feed < known.length; feed++) {
            List<FareLeg> legs = legs(at.rides(), feed);
            int priced = legs.size();
            while (priced > 0 && price(legs.subList(0, priced), feed) < 0) {
                priced--;
            }
            all &= priced == legs.size();
            long sum = priced == 0
                    ? 0
                    : price(legs.subList(0, priced), feed) * problem.costs().passengers();
            paid += sum;
            counted += problem.costs().ticketSlot(feed) < 0
                    ? sum
                    : (long) legs.size() * problem.costs().boarding(feed);
        }
        EveryTrip.Trip trip = new EveryTrip.Trip(
                day.departure(first.pattern(), first.trip(), first.board()) - access.seconds(),
                at.time() + egress.seconds(),
                at.rides().size(),
                access.vehicles() + at.rides().size() + egress.vehicles(),
                doors + (int) paid,
                co2,
                access.walkMetres() + at.changeMetres() + egress.walkMetres(),
                co2Steps,
                steps().walk(access.walkMetres()) + at.changeSteps() + steps().walk(egress.walkMetres()),
                access.vehicles() + egress.vehicles() > 0);
        return new Priced(trip, all, doors + (int) counted, apart(at.rides(), doors));
    }

    private OptionalInt apart(List<Journey.Ride> rides, int doors) {
        long sum = doors;
        for (int feed = 0; feed < known.length; feed++) {
            for (FareLeg leg : legs(rides, feed)) {
                long price = price(List.of(leg), feed);
                if (price < 0) {
                    return OptionalInt.empty();
                }
                sum += price * problem.costs().passengers();
            }
        }
        return OptionalInt.of((int) sum);
    }

    private List<FareLeg> legs(List<Journey.Ride> rides, int feed) {
        return rides.stream()
                .filter(ride -> day.feed(ride.pattern()) == feed)
                .map(this::leg)
                .toList();
    }

    private FareLeg leg(Journey.Ride ride) {
        int trip = day.tripIndex(ride.pattern(), ride.trip());
        int call = day.timetable(ride.pattern()).trips().firstCall(trip);
        return new FareLeg(
                trip,
                call + ride.board(),
                call + ride.alight(),
                moment(day.departure(ride.pattern(), ride.trip(), ride.board())),
                moment(day.arrival(ride.pattern(), ride.trip(), ride.alight())));
    }

    private Instant moment(int seconds) {
        return day.base().plusSeconds(seconds);
    }

    /** What a feed says of rides, minor units; below 0 where it says nothing. */
    private long price(List<FareLeg> legs, int feed) {
        Timetable timetable = problem.network().timetables().get(feed);
        return known[feed].computeIfAbsent(
                List.copyOf(legs),
                rides -> FareOf.receipt(timetable, rides, RandomFares.EURO).answer() instanceof FareAnswer.Known price
                        ? price.price().minorUnits()
                        : -1L);
    }
}
