package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.city.BeeLineStreets;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.LiveNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.Steps;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * A step-free search against one of a timetable and streets from which all that wheelchairs cannot use was taken by
 * hand.
 */
class StepFreeOracleTest {
    /** What wheelchairs cannot use: trips by id, stops and pairs of stops by number. */
    private record Barred(Set<String> trips, Set<Integer> stops, Set<Set<Integer>> ways) {
        static Barred of(Random random, List<RealtimeProblems.Line> lines) {
            Set<String> trips = new HashSet<>();
            lines.stream().filter(line -> random.nextInt(3) == 0).forEach(line -> trips.add(line.tripId()));
            Set<Integer> stops = new HashSet<>();
            Set<Set<Integer>> ways = new HashSet<>();
            for (int stop = 0; stop < RealtimeProblems.STOPS; stop++) {
                if (random.nextInt(5) == 0) {
                    stops.add(stop);
                }
                for (int other = 0; other < stop; other++) {
                    if (random.nextInt(3) == 0) {
                        ways.add(Set.of(stop, other));
                    }
                }
            }
            return new Barred(trips, stops, ways);
        }

        BiPredicate<Coordinate, Coordinate> steps(Timetable timetable) {
            return (a, b) -> {
                int one = stopAt(timetable, a);
                int other = stopAt(timetable, b);
                return one != other && ways.contains(Set.of(one, other));
            };
        }

        private static int stopAt(Timetable timetable, Coordinate at) {
            return timetable.stops().stream().map(Stop::coordinate).toList().indexOf(at);
        }
    }

    @Property(tries = 2_000)
    void a_step_free_search_finds_what_is_found_where_the_inaccessible_is_not_there(@ForAll long seed) {
        Random random = new Random(seed);
        List<RealtimeProblems.Line> lines = RealtimeProblems.lines(random);
        Timetable plain = RealtimeProblems.timetable(lines);
        Barred barred = Barred.of(random, lines);
        RealtimeFeed news = RealtimeProblems.news(random, plain, lines);

        Network network =
                new Network(BeeLineStreets.withSteps(barred.steps(plain)), List.of(marked(random, plain, barred)));
        LiveNetwork live = new LiveNetwork(network, Realtime.none().with(news));
        Network without = new Network(
                new BeeLineStreets((profile, a, b) -> barred.steps(plain).test(a, b)),
                List.of(RealtimeProblems.timetable(
                        withoutBarred(RealtimeProblems.rewritten(plain, lines, news), barred))));

        compare(
                network.with(Steps.FORBIDDEN),
                live.stepFreeDay(RealtimeProblems.DATE),
                without,
                without.day(RealtimeProblems.DATE),
                random);
    }

    @Property(tries = 300)
    void other_searches_find_what_they_found_before_a_step_free_one(@ForAll long seed) {
        Random random = new Random(seed);
        List<RealtimeProblems.Line> lines = RealtimeProblems.lines(random);
        Timetable plain = RealtimeProblems.timetable(lines);
        Barred barred = Barred.of(random, lines);
        Network network =
                new Network(BeeLineStreets.withSteps(barred.steps(plain)), List.of(marked(random, plain, barred)));
        LiveNetwork live = new LiveNetwork(network, Realtime.none());
        live.stepFreeDay(RealtimeProblems.DATE);
        network.with(Steps.FORBIDDEN);
        Network open = new Network(new BeeLineStreets((profile, a, b) -> false), List.of(plain));

        compare(network, live.day(RealtimeProblems.DATE), open, open.day(RealtimeProblems.DATE), random);
    }

    private static void compare(Network network, DayNetwork day, Network other, DayNetwork otherDay, Random random) {
        for (int query = 0; query < 6; query++) {
            long doors = random.nextLong();
            int departure = RandomProblems.MORNING + random.nextInt(1_500) - 300;
            SearchProblem here = problem(network, day, new Random(doors));
            SearchProblem there = problem(other, otherDay, new Random(doors));
            assertThat(EarliestArrival.search(here, here.access(), departure))
                    .isEqualTo(EarliestArrival.search(there, there.access(), departure));
            assertThat(RealtimeOracleTest.best(here, departure)).isEqualTo(RealtimeOracleTest.best(there, departure));
        }
    }

    private static SearchProblem problem(Network network, DayNetwork day, Random random) {
        RideCosts costs = new RideCosts(
                List.of(Optional.of(new RideCosts.Fare(100, 0))),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO),
                1);
        return new SearchProblem(network, day, costs, List.of(door(random, 0)), List.of(door(random, 1)));
    }

    private static DoorLabel door(Random random, int detail) {
        int walk = random.nextInt(300);
        return new DoorLabel(random.nextInt(RealtimeProblems.STOPS), walk, 0, true, 0, walk, 0, detail);
    }

    /** The timetable that says what is barred; of the rest it says at random that it is fit, or nothing. */
    private static Timetable marked(Random random, Timetable plain, Barred barred) {
        List<Stop> stops = new ArrayList<>();
        for (int stop = 0; stop < plain.stops().size(); stop++) {
            Stop old = plain.stops().get(stop);
            Stop.Detail detail = Stop.Detail.plain();
            stops.add(new Stop(
                    old.stopId(),
                    old.name(),
                    old.coordinate(),
                    old.parent(),
                    new Stop.Detail(
                            detail.type(),
                            detail.code(),
                            detail.platformCode(),
                            detail.level(),
                            said(random, barred.stops().contains(stop)),
                            detail.zone(),
                            detail.fareZoneId())));
        }
        Trips.Table table = plain.trips().table();
        byte[] wheelchairs = new byte[plain.trips().count()];
        for (int trip = 0; trip < wheelchairs.length; trip++) {
            boolean shut = barred.trips().contains(plain.trips().tripId(trip));
            wheelchairs[trip] = (byte) List.of(Possibility.values()).indexOf(said(random, shut));
        }
        return new Timetable(
                plain.operatorId(),
                plain.agencyName(),
                plain.zone(),
                stops,
                plain.routes(),
                new Trips(
                        new Trips.Table(
                                table.names(),
                                table.blockIds(),
                                table.routes(),
                                table.services(),
                                table.shapes(),
                                table.frequencies(),
                                wheelchairs,
                                table.bikes(),
                                table.firstCalls()),
                        plain.trips().calls(),
                        List.of()),
                plain.calendar(),
                plain.transferRules(),
                plain.shapes());
    }

    private static Possibility said(Random random, boolean barred) {
        if (barred) {
            return Possibility.IMPOSSIBLE;
        }
        return random.nextBoolean() ? Possibility.POSSIBLE : Possibility.UNKNOWN;
    }

    private static List<RealtimeProblems.Line> withoutBarred(List<RealtimeProblems.Line> lines, Barred barred) {
        List<RealtimeProblems.Line> left = new ArrayList<>();
        for (RealtimeProblems.Line line : lines) {
            if (!barred.trips().contains(line.tripId().replace("-later", ""))) {
                List<RealtimeProblems.Call> calls = line.calls().stream()
                        .map(call -> barred.stops().contains(call.stop())
                                ? new RealtimeProblems.Call(
                                        call.stop(),
                                        call.arrival(),
                                        call.departure(),
                                        Trips.NO_PICKUP | Trips.NO_DROP_OFF)
                                : call)
                        .toList();
                left.add(new RealtimeProblems.Line(line.tripId(), line.route(), line.runs(), calls));
            }
        }
        return left;
    }
}
