package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.request.Via;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Searches that arrive by a moment, come by places, or leave somebody out. */
class PlannerWishesCasesTest extends GridTown {
    private static final Money TWO = Money.of(200, "EUR");

    private static Gtfs bus() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(15, 1))
                .stop("C", Grid.at(28, 1))
                .route("1", 3);
    }

    private City hourly() {
        return city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10", "C 08:20")
                        .trip("b2", "1", "A 08:20", "B 08:30", "C 08:40")
                        .trip("b3", "1", "A 08:40", "B 08:50", "C 09:00")
                        .trip("b4", "1", "A 09:00", "B 09:10", "C 09:20")
                        .read(folder))
                .withFare("bus", FarePolicy.flat(TWO, 0));
    }

    private static PlanRequest request(String time) {
        return PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T" + time), LISBON);
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    private static List<PlanOption> options(City city, PlanRequest request, LiveSnapshot live) {
        return new Planner(city).plan(request, live).options();
    }

    private static List<PlanOption> options(City city, PlanRequest request) {
        return options(city, request, LiveSnapshot.empty());
    }

    private static List<String> trips(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(leg -> ((TransitLeg) leg).service().gtfsTripId())
                .toList();
    }

    @Test
    void who_must_be_there_by_a_moment_is_shown_the_last_bus_that_makes_it_first() {
        List<PlanOption> found = options(hourly(), request("00:00").arrivingBy(at("09:05:00")));

        assertThat(found).extracting(option -> trips(option.itinerary())).startsWith(List.of("b3"));
        assertThat(found.get(0).strengths()).contains(Strength.FASTEST);
        assertThat(found.get(0).why()).startsWith("Leaves last");
        assertThat(found).allMatch(option -> !option.itinerary().arrival().isAfter(at("09:05:00")));
    }

    @Test
    void a_bus_that_is_there_a_second_too_late_is_not_shown() {
        Instant there = options(hourly(), request("08:30")).get(0).itinerary().arrival();

        assertThat(trips(options(hourly(), request("00:00").arrivingBy(there))
                        .get(0)
                        .itinerary()))
                .containsExactly("b3");
        assertThat(trips(options(hourly(), request("00:00").arrivingBy(there.minusSeconds(1)))
                        .get(0)
                        .itinerary()))
                .containsExactly("b2");
    }

    @Test
    void who_must_be_there_after_midnight_leaves_the_evening_before() {
        City city = city().withTimetable(
                        bus().trip("late", "1", "A 23:00", "B 23:10", "C 23:20").read(folder));

        Itinerary trip = options(city, request("00:00").arrivingBy(at("00:30:00")))
                .get(0)
                .itinerary();

        assertThat(trips(trip)).containsExactly("late");
        assertThat(trip.legs().get(1).departure()).isEqualTo(at("23:00:00").minus(Duration.ofDays(1)));
    }

    @Test
    void a_walk_and_a_scooter_start_as_late_as_they_can() {
        PlanRequest near = PlanRequest.atLocalTime(
                        Grid.place(1, 1), Grid.place(8, 1), LocalDateTime.parse("2024-05-14T08:00"), LISBON)
                .arrivingBy(at("09:00:00"));
        SharedVehicle scooter = new SharedVehicle(
                "s1",
                "scoot",
                new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30),
                Grid.at(1, 1),
                0,
                new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR")),
                Optional.empty());

        List<PlanOption> found =
                options(city(), near, new LiveSnapshot(new Fleet(List.of(scooter), List.of()), List.of()));

        assertThat(found)
                .extracting(option -> option.itinerary().legs().get(0).mode())
                .containsExactly(Mode.SCOOTER, Mode.WALK);
        assertThat(found).extracting(option -> option.itinerary().arrival()).containsOnly(at("09:00:00"));
    }

    @Test
    void a_quoted_ride_counts_if_it_is_there_in_time() {
        OnDemandOption early = ride("early", "08:30", "08:50");
        OnDemandOption late = ride("late", "08:45", "09:10");
        LiveSnapshot live = new LiveSnapshot(new Fleet(List.of(), List.of()), List.of(early, late));

        List<PlanOption> found = options(city(), request("00:00").arrivingBy(at("09:05:00")), live);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).itinerary().arrival()).isEqualTo(at("08:50:00"));
    }

    private static OnDemandOption ride(String quote, String pickUp, String arrival) {
        return new OnDemandOption(
                "taxi",
                quote,
                Grid.place(1, 1).coordinate(),
                Grid.place(29, 1).coordinate(),
                at(pickUp + ":00"),
                at(arrival + ":00"),
                TWO);
    }

    @Test
    void an_operator_that_the_rider_avoids_takes_no_part() {
        City city = hourly().withTimetable(Gtfs.of("coach")
                .stop("P", Grid.at(2, 1))
                .stop("Q", Grid.at(28, 1))
                .route("X", 3)
                .trip("x1", "X", "P 08:05", "Q 08:15")
                .read(folder));

        assertThat(options(city, request("07:55")))
                .anyMatch(option -> trips(option.itinerary()).contains("x1"));
        assertThat(options(city, request("07:55").withoutOperators(Set.of("coach"))))
                .isNotEmpty()
                .noneMatch(option -> option.itinerary().operators().contains("coach"));
        assertThat(options(
                        city,
                        request("07:55").withoutOperators(Set.of("taxi", "coach", "bus")),
                        new LiveSnapshot(new Fleet(List.of(), List.of()), List.of(ride("q", "08:00", "08:10")))))
                .isEmpty();
    }

    @Test
    void a_trip_comes_by_a_place_and_stays_there() {
        Via market = new Via(Grid.place(15, 1), Duration.ofMinutes(25));

        Itinerary trip = options(hourly(), request("07:50").withVia(List.of(market)))
                .get(0)
                .itinerary();

        assertThat(trips(trip)).containsExactly("b1", "b3");
        assertThat(trip.price()).contains(Money.of(400, "EUR"));
        assertThat(trip.transfers()).isEqualTo(1);
        Leg off = trip.legs().get(1);
        Leg on = trip.legs().get(trip.legs().size() - 2);
        assertThat(Duration.between(off.arrival(), on.departure())).isGreaterThan(Duration.ofMinutes(25));
    }

    @Test
    void a_trip_by_places_that_must_be_there_by_a_moment_is_put_together_from_its_end() {
        Via market = new Via(Grid.place(15, 1), Duration.ofMinutes(25));

        Itinerary trip = options(
                        hourly(), request("00:00").withVia(List.of(market)).arrivingBy(at("09:05:00")))
                .get(0)
                .itinerary();

        assertThat(trips(trip)).containsExactly("b1", "b3");
        assertThat(trip.arrival()).isBeforeOrEqualTo(at("09:05:00"));
    }

    @Test
    void a_walk_to_a_place_on_the_way_starts_in_time_for_the_bus_from_there() {
        PlanRequest request = PlanRequest.atLocalTime(
                        Grid.place(11, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T08:00"), LISBON)
                .withVia(List.of(new Via(Grid.place(15, 1), Duration.ZERO)));

        Itinerary trip = options(hourly(), request).get(0).itinerary();

        assertThat(trips(trip)).containsExactly("b1");
        assertThat(trip.arrival()).isBefore(at("08:25:00"));
        assertThat(trip.departure()).isAfter(at("08:01:00"));
    }

    @Test
    void where_a_part_of_the_way_cannot_be_made_there_is_no_trip_and_a_reason() {
        Via meadow = new Via(Grid.place(15, 1), Duration.ZERO);
        PlanRequest request = request("08:00").withVia(List.of(meadow)).withMaxWalkMetres(600);
        City city = city().withTimetable(
                        bus().trip("half", "1", "A 08:05", "B 08:15").read(folder));

        PlanResult result = new Planner(city).plan(request, LiveSnapshot.empty());

        assertThat(result.options()).isEmpty();
        assertThat(result.reason()).isPresent();
    }

    @Test
    void thousands_of_places_on_the_way_and_one_off_the_map_are_refused() {
        Via market = new Via(Grid.place(15, 1), Duration.ZERO);
        Via sea = new Via(new Place("Sea", new Coordinate(30, -20)), Duration.ZERO);

        assertThatThrownBy(() -> request("08:00").withVia(Collections.nCopies(5_000, market)))
                .isInstanceOf(PlannerRefusal.class)
                .hasMessageContaining("4 places at most, not 5000");
        assertThatThrownBy(() -> options(hourly(), request("08:00").withVia(List.of(sea))))
                .isInstanceOf(PlannerRefusal.class);
        assertThatThrownBy(() -> new Via(Grid.place(15, 1), Duration.ofHours(13)))
                .isInstanceOf(PlannerRefusal.class)
                .hasMessageContaining("0 to 12 hours");
    }
}
