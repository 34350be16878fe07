package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.junit.jupiter.api.Test;

/** Whole searches in a town of straight streets, while operators say how their trips go. */
class PlannerRealtimeCasesTest extends GridTown {
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    /** Bus 1 meets bus 2 in the middle; bus 3 takes a while longer, without a change. */
    private Planner town() {
        return new Planner(city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .route("2", 3)
                .route("3", 3)
                .trip("first", "1", "A 08:00", "M 08:06")
                .trip("second", "2", "M 08:10", "B 08:15")
                .trip("slow", "3", "A 08:01", "M 08:12", "B 08:25")
                .read(folder)));
    }

    private static TripInstance run(String trip) {
        return new TripInstance(trip, TODAY);
    }

    private static RealtimeFeed news(TripUpdate... updates) {
        return new RealtimeFeed("bus", at("07:55"), List.of(updates));
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    /** The trips of today: when nothing goes any more, those of tomorrow are found. */
    private static List<Itinerary> plan(Planner planner) {
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON);
        return planner.plan(request, LiveSnapshot.empty()).options().stream()
                .map(PlanOption::itinerary)
                .filter(trip -> trip.arrival().isBefore(at("12:00")))
                .toList();
    }

    private static List<TransitLeg> rides(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .toList();
    }

    private static List<List<String>> tripIds(Planner planner) {
        return plan(planner).stream()
                .map(trip -> rides(trip).stream()
                        .map(ride -> ride.service().gtfsTripId())
                        .toList())
                .toList();
    }

    private static TransitLeg rideOn(Planner planner, String trip) {
        return plan(planner).stream()
                .flatMap(itinerary -> rides(itinerary).stream())
                .filter(ride -> ride.service().gtfsTripId().equals(trip))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r02_a_bus_that_is_late_too_is_still_reached_and_says_by_how_much() {
        Planner planner = town();
        planner.update(news(
                TripUpdate.of(run("first"), StopUpdate.delayed(10, 300)),
                TripUpdate.of(run("second"), StopUpdate.delayed(10, 240))));

        assertThat(tripIds(planner)).contains(List.of("first", "second"));
        TransitLeg ride = rideOn(planner, "second");
        assertThat(ride.departure()).isEqualTo(at("08:14"));
        assertThat(ride.service().board().time()).isEqualTo(new CallTime(Optional.of(at("08:10")), at("08:14"), true));
        assertThat(ride.service().alight().time()).isEqualTo(new CallTime(Optional.of(at("08:15")), at("08:19"), true));
    }

    @Test
    void r03_a_trip_of_which_nothing_is_said_shows_its_schedule() {
        assertThat(rideOn(town(), "slow").service().board().time())
                .isEqualTo(new CallTime(Optional.of(at("08:01")), at("08:01"), false));
    }

    @Test
    void r04_a_cancelled_trip_is_not_offered_until_its_operator_takes_that_back() {
        Planner planner = town();
        planner.update(news(TripUpdate.canceled(run("slow")), TripUpdate.canceled(run("second"))));
        assertThat(tripIds(planner)).isEmpty();

        planner.update(news());
        assertThat(tripIds(planner)).contains(List.of("first", "second"));

        planner.update(news(TripUpdate.canceled(run("first"))));
        planner.forget("bus");
        assertThat(tripIds(planner)).contains(List.of("first", "second"));
    }

    @Test
    void r05_a_stop_without_data_runs_as_scheduled() {
        Planner planner = town();
        planner.update(news(TripUpdate.of(run("slow"), StopUpdate.delayed(10, 180), StopUpdate.noData(30))));

        TransitLeg ride = rideOn(planner, "slow");

        assertThat(ride.service().board().time()).isEqualTo(new CallTime(Optional.of(at("08:01")), at("08:04"), true));
        assertThat(ride.service().alight().time())
                .isEqualTo(new CallTime(Optional.of(at("08:25")), at("08:25"), false));
    }

    @Test
    void r07_an_added_trip_is_offered_without_a_schedule() {
        Planner planner = town();
        planner.update(news(TripUpdate.added(
                new TripInstance("extra", TODAY, OptionalInt.empty(), "3"),
                List.of(stop("A", "08:00"), stop("B", "08:08")))));

        TransitLeg ride = rideOn(planner, "extra");

        assertThat(ride.service().line().routeId()).isEqualTo("3");
        assertThat(ride.service().board()).extracting("stopId", "stopSequence").containsExactly("A", 1);
        assertThat(ride.service().alight().time()).isEqualTo(new CallTime(Optional.empty(), at("08:08"), true));
    }

    private static StopUpdate stop(String id, String time) {
        Optional<StopEvent> event = Optional.of(StopEvent.at(at(time)));
        return new StopUpdate(OptionalInt.empty(), id, StopUpdate.Kind.SCHEDULED, event, event);
    }

    @Test
    void r08_a_duplicated_trip_runs_twice_and_a_replaced_one_with_its_new_stops() {
        Planner planner = town();
        planner.update(news(
                TripUpdate.of(run("first"), StopUpdate.delayed(10, 300)),
                new TripUpdate(
                        run("second"),
                        TripUpdate.Kind.DUPLICATED,
                        List.of(),
                        OptionalInt.empty(),
                        Optional.of(new TripInstance("again", TODAY, OptionalInt.of(8 * 3600 + 780), "")))));

        assertThat(tripIds(planner)).contains(List.of("first", "again")).doesNotContain(List.of("first", "second"));
        assertThat(rideOn(planner, "again").service().board().time())
                .isEqualTo(new CallTime(Optional.of(at("08:13")), at("08:13"), false));

        planner.update(news(new TripUpdate(
                run("slow"),
                TripUpdate.Kind.REPLACEMENT,
                List.of(stop("A", "08:03"), stop("B", "08:20")),
                OptionalInt.empty(),
                Optional.empty())));
        assertThat(rideOn(planner, "slow").departure()).isEqualTo(at("08:03"));
    }

    @Test
    void r09_what_operators_say_outlives_a_new_city() {
        Planner planner = town();
        planner.update(news(TripUpdate.canceled(run("first"))));
        planner.replace(planner.city());

        assertThat(tripIds(planner)).doesNotContain(List.of("first", "second"));
        assertThat(planner.realtime().find("bus")).isPresent();
    }

    @Test
    void r10_searches_see_one_moment_while_updates_come() throws Exception {
        Planner planner = town();
        RealtimeFeed onTime = news();
        // Both are late together, or neither is: a search that mixed the two would find no connection.
        RealtimeFeed late = news(
                TripUpdate.of(run("first"), StopUpdate.delayed(10, 300)),
                TripUpdate.of(run("second"), StopUpdate.delayed(10, 300)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> searches = java.util.stream.IntStream.range(0, 2)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 200; i++) {
                            if (!tripIds(planner).contains(List.of("first", "second"))) {
                                return false;
                            }
                        }
                        return true;
                    }))
                    .toList();
            while (!searches.stream().allMatch(Future::isDone)) {
                planner.update(late);
                planner.update(onTime);
            }
            assertThat(searches.get(0).get()).isTrue();
            assertThat(searches.get(1).get()).isTrue();
        } finally {
            threads.shutdown();
        }
    }
}
