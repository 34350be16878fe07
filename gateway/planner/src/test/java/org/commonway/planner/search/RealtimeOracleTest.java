package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.LiveNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.timetable.Timetable;

/** A day with realtime against a day by a timetable that was written with those times. */
class RealtimeOracleTest {
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

    private static DayNetwork live(Network network, RealtimeFeed news) {
        return new LiveNetwork(network, Realtime.none().with(news)).day(RealtimeProblems.DATE);
    }

    @Property(tries = 3_000)
    void a_search_with_realtime_finds_what_it_finds_in_a_timetable_written_so(@ForAll long seed) {
        Random random = new Random(seed);
        List<RealtimeProblems.Line> lines = RealtimeProblems.lines(random);
        Timetable timetable = RealtimeProblems.timetable(lines);
        RealtimeFeed news = RealtimeProblems.news(random, timetable, lines);
        Network network = new Network(new NoStreets(), List.of(timetable));
        Network written = new Network(
                new NoStreets(),
                List.of(RealtimeProblems.timetable(RealtimeProblems.rewritten(timetable, lines, news))));
        DayNetwork live = live(network, news);
        DayNetwork fresh = written.day(RealtimeProblems.DATE);

        for (int query = 0; query < 8; query++) {
            long doors = random.nextLong();
            int departure = (query % 2 == 0 ? RandomProblems.MORNING : 0) + random.nextInt(1_500) - 300;
            SearchProblem here = problem(network, live, new Random(doors));
            SearchProblem there = problem(written, fresh, new Random(doors));
            assertThat(EarliestArrival.search(here, here.access(), departure))
                    .isEqualTo(EarliestArrival.search(there, there.access(), departure));
            assertThat(best(here, departure)).isEqualTo(best(there, departure));
        }
    }

    /** The least of each criterion, which a search promises to the unit; of trips that are alike it may find either. */
    static List<OptionalInt> best(SearchProblem problem, int departure) {
        List<Journey> found =
                RestrictedPareto.search(problem, Set.of(Criterion.values()), Window.of(departure, departure + 1_200));
        List<ToIntFunction<Journey.Totals>> criteria = List.of(
                Journey.Totals::arrival,
                Journey.Totals::price,
                Journey.Totals::co2Grams,
                Journey.Totals::walkMetres,
                Journey.Totals::vehicles);
        return criteria.stream()
                .map(criterion ->
                        found.stream().map(Journey::totals).mapToInt(criterion).min())
                .toList();
    }

    @Property(tries = 1_000)
    void trips_of_a_pattern_never_overtake_each_other(@ForAll long seed) {
        Random random = new Random(seed);
        List<RealtimeProblems.Line> lines = RealtimeProblems.lines(random);
        Timetable timetable = RealtimeProblems.timetable(lines);
        DayNetwork live =
                live(new Network(new NoStreets(), List.of(timetable)), RealtimeProblems.news(random, timetable, lines));
        for (int pattern = 0; pattern < live.patternCount(); pattern++) {
            assertThat(live.trips(pattern)).isPositive();
            for (int trip = 1; trip < live.trips(pattern); trip++) {
                for (int position = 0; position < live.length(pattern); position++) {
                    assertThat(live.arrival(pattern, trip, position))
                            .isGreaterThanOrEqualTo(live.arrival(pattern, trip - 1, position));
                    assertThat(live.departure(pattern, trip, position))
                            .isGreaterThanOrEqualTo(live.departure(pattern, trip - 1, position));
                }
            }
        }
    }

    @Property(tries = 300)
    void news_of_nothing_gives_the_same_day(@ForAll long seed) {
        Timetable timetable = RealtimeProblems.timetable(RealtimeProblems.lines(new Random(seed)));
        Network network = new Network(new NoStreets(), List.of(timetable));
        TripUpdate elsewhere = TripUpdate.canceled(new TripInstance("t0", RealtimeProblems.DATE.plusDays(30)));
        RealtimeFeed none = new RealtimeFeed("one", timetable.startOf(RealtimeProblems.DATE), List.of());
        RealtimeFeed useless = new RealtimeFeed("one", none.timestamp(), List.of(elsewhere));

        assertThat(live(network, none)).isSameAs(network.day(RealtimeProblems.DATE));
        assertThat(live(network, useless)).isSameAs(network.day(RealtimeProblems.DATE));
    }

    @Property(tries = 300)
    void trips_that_run_on_time_give_an_equal_day(@ForAll long seed) {
        List<RealtimeProblems.Line> lines = RealtimeProblems.lines(new Random(seed));
        Timetable timetable = RealtimeProblems.timetable(lines);
        Network network = new Network(new NoStreets(), List.of(timetable));
        List<TripUpdate> onTime = lines.stream()
                .map(line ->
                        TripUpdate.of(new TripInstance(line.tripId(), RealtimeProblems.DATE), StopUpdate.delayed(1, 0)))
                .toList();
        DayNetwork live = live(network, new RealtimeFeed("one", timetable.startOf(RealtimeProblems.DATE), onTime));

        assertThat(written(live)).isEqualTo(written(network.day(RealtimeProblems.DATE)));
    }

    /** Every trip with its calls, whatever patterns they are in. */
    private static List<String> written(DayNetwork day) {
        List<String> trips = new ArrayList<>();
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            for (int trip = 0; trip < day.trips(pattern); trip++) {
                int[][] calls = new int[day.length(pattern)][];
                for (int i = 0; i < calls.length; i++) {
                    calls[i] = new int[] {
                        day.stop(pattern, i),
                        day.metres(pattern, i),
                        day.arrival(pattern, trip, i),
                        day.departure(pattern, trip, i),
                        day.mayBoard(pattern, i) ? 1 : 0,
                        day.mayAlight(pattern, i) ? 1 : 0
                    };
                }
                trips.add(day.tripIndex(pattern, trip) + " " + day.serviceDate(pattern, trip) + " " + day.mode(pattern)
                        + Arrays.deepToString(calls));
            }
        }
        return trips.stream().sorted().toList();
    }
}
