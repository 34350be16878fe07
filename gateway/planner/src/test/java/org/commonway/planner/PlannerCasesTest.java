package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Whole searches in a town of straight streets, from simple to hard. */
class PlannerCasesTest extends GridTown {
    private static final VehicleType SCOOTER = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30);
    private static final VehicleType BICYCLE = new VehicleType("bike", FormFactor.BICYCLE, 15_000, 10);
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));

    private static Gtfs bus() {
        return Gtfs.of("bus").stop("A", Grid.at(2, 1)).stop("B", Grid.at(28, 1)).route("1", 3);
    }

    private static PlanRequest request(double fromX, double toX, String time) {
        return PlanRequest.atLocalTime(
                Grid.place(fromX, 1), Grid.place(toX, 1), LocalDateTime.parse("2024-05-14T" + time), LISBON);
    }

    private static List<Itinerary> plan(City city, PlanRequest request, LiveSnapshot live) {
        return new Planner(city)
                .plan(request, live).options().stream()
                        .map(PlanOption::itinerary)
                        .toList();
    }

    private static List<Itinerary> plan(City city, PlanRequest request) {
        return plan(city, request, LiveSnapshot.empty());
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    private static SharedVehicle scooter(String id, double x, int range) {
        return new SharedVehicle(id, "scoot", SCOOTER, Grid.at(x, 1), range, PLAN, Optional.empty());
    }

    private static LiveSnapshot live(SharedVehicle... vehicles) {
        return new LiveSnapshot(new Fleet(List.of(vehicles), List.of()), List.of());
    }

    @Test
    void a01_a_bus_takes_the_rider_from_stop_to_stop() {
        City city = city().withTimetable(
                        bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder))
                .withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 0));

        Itinerary trip = plan(city, request(1, 29, "07:50")).get(0);

        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.WALK, Mode.BUS, Mode.WALK);
        TransitLeg ride = (TransitLeg) trip.legs().get(1);
        assertThat(ride.departure()).isEqualTo(at("08:00"));
        assertThat(ride.service().gtfsTripId()).isEqualTo("b1");
        assertThat(ride.service().serviceDate()).isEqualTo(LocalDate.of(2024, 5, 14));
        assertThat(ride.service().board().stopId()).isEqualTo("A");
        assertThat(ride.service().board().stopSequence()).isEqualTo(10);
        assertThat(ride.service().alight().stopSequence()).isEqualTo(20);
        assertThat(ride.service().line().color()).isEqualTo("00FF00");
        assertThat(trip.price()).contains(Money.of(200, "EUR"));
        assertThat(trip.walkMetres()).isBetween(330, 345);
        assertThat(trip.arrival()).isBetween(at("08:11:50"), at("08:12:20"));
        assertThat(trip.departure()).isBetween(at("07:57:40"), at("07:58:10"));
    }

    @Test
    void a08b_a_bus_is_found_in_the_hour_before_the_base_of_a_day_on_which_clocks_go_back() {
        // Noon minus 12 hours is 01:00 on that day; the bus of the evening before comes at 00:40.
        City city = city().withTimetable(bus().trip("late", "1", "A 24:40", "B 24:50")
                        .columns("calendar_dates.txt", "service_id,date,exception_type")
                        .line("calendar_dates.txt", "daily,20241026,1")
                        .line("calendar_dates.txt", "daily,20241027,1")
                        .read(folder))
                .withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 60));
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-10-27T00:30"), LISBON);

        Itinerary trip = plan(city, request).get(0);

        assertThat(tripIds(trip)).containsExactly("late");
        assertThat(trip.price()).contains(Money.of(200, "EUR"));
        assertThat(trip.legs().get(1).departure())
                .isEqualTo(
                        LocalDateTime.parse("2024-10-27T00:40").atZone(LISBON).toInstant());
    }

    @Test
    void a02_a_missed_bus_is_not_offered_and_the_next_one_is() {
        City city = city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10")
                .trip("b2", "1", "A 09:00", "B 09:10")
                .read(folder));

        List<Itinerary> trips = plan(city, request(1, 29, "07:59"));

        assertThat(trips).extracting(trip -> tripIds(trip)).containsExactly(List.of("b2"));
    }

    private static List<String> tripIds(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(leg -> ((TransitLeg) leg).service().gtfsTripId())
                .toList();
    }

    @Test
    void a03_later_departures_within_the_window_are_offered_too() {
        Gtfs feed = bus().route("2", 3);
        City city = city().withTimetable(feed.trip("b1", "1", "A 08:00", "B 08:10")
                .trip("b2", "2", "A 08:20", "B 08:30")
                .read(folder));

        List<Itinerary> trips = plan(city, request(1, 29, "07:55"));

        assertThat(trips).extracting(trip -> tripIds(trip)).containsExactly(List.of("b1"), List.of("b2"));
    }

    @Test
    void a04_two_lines_join_where_stops_are_near_each_other() {
        City city = city().withTimetable(Gtfs.of("bus")
                        .stop("A", Grid.at(2, 1))
                        .stop("M", Grid.at(15, 1))
                        .route("1", 3)
                        .trip("b1", "1", "A 08:00", "M 08:06")
                        .read(folder))
                .withTimetable(Gtfs.of("metro")
                        .stop("N", Grid.at(16, 1))
                        .stop("B", Grid.at(28, 1))
                        .route("U", 1)
                        .trip("m1", "U", "N 08:08", "B 08:12")
                        .trip("m2", "U", "N 08:10", "B 08:14")
                        .read(folder));

        Itinerary trip = plan(city, request(1, 29, "07:50")).get(0);

        // 168 metres take 121 seconds and a change 60 more: m1 leaves too early.
        assertThat(tripIds(trip)).containsExactly("b1", "m2");
        assertThat(trip.transfers()).isEqualTo(1);
        assertThat(trip.operators()).containsExactly("bus", "metro");
        assertThat(trip.price()).isEmpty();
    }

    @Test
    void a05_nobody_gets_on_or_off_where_it_is_not_allowed() {
        City city = city().withTimetable(bus().trip("b1", "1", "A- 08:00", "B 08:10")
                .trip("b2", "1", "A 08:20", "B+ 08:30")
                .trip("b3", "1", "A 08:40", "B 08:50")
                .read(folder));

        assertThat(plan(city, request(1, 29, "07:50")))
                .extracting(trip -> tripIds(trip))
                .containsExactly(List.of("b3"));
    }

    @Test
    void a06_a_trip_of_the_day_before_runs_past_midnight() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 24:30", "B 24:40").read(folder));

        Itinerary trip = plan(city, request(1, 29, "00:10")).get(0);

        TransitLeg ride = (TransitLeg) trip.legs().get(1);
        assertThat(ride.departure()).isEqualTo(at("00:30"));
        assertThat(ride.service().serviceDate()).isEqualTo(LocalDate.of(2024, 5, 13));
    }

    @Test
    void a07_late_in_the_evening_the_first_bus_of_the_next_day_is_found() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 05:00", "B 05:10").read(folder));

        TransitLeg ride =
                (TransitLeg) plan(city, request(1, 29, "23:30")).get(0).legs().get(1);

        assertThat(ride.service().serviceDate()).isEqualTo(LocalDate.of(2024, 5, 15));
    }

    @Test
    void a08_on_the_day_clocks_change_times_count_from_noon_minus_twelve_hours() {
        City city = city().withTimetable(bus().trip("b1", "1", "A 00:30", "B 00:40")
                .trip("b2", "1", "A 08:00", "B 08:10")
                .read(folder));
        PlanRequest evening =
                PlanRequest.of(Grid.place(1, 1), Grid.place(29, 1), Instant.parse("2024-03-30T23:10:00Z"));
        PlanRequest morning = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-03-31T07:30:00"), LISBON);

        // Clocks go from 01:00 to 02:00 on 31 March: 00:30 of that service day is 23:30 of the evening before.
        assertThat(plan(city, evening).get(0).legs().get(1).departure()).isEqualTo("2024-03-30T23:30:00Z");
        assertThat(plan(city, morning).get(0).legs().get(1).departure()).isEqualTo("2024-03-31T07:00:00Z");
    }

    @Test
    void a09_a_slow_cheap_line_stands_beside_a_fast_dear_one() {
        City city = city().withTimetable(
                        bus().trip("b1", "1", "A 08:00", "B 08:20").read(folder))
                .withTimetable(Gtfs.of("metro")
                        .stop("A2", Grid.at(2, 1))
                        .stop("B2", Grid.at(28, 1))
                        .route("U", 1)
                        .trip("m1", "U", "A2 08:00", "B2 08:08")
                        .read(folder))
                .withFare("bus", FarePolicy.flat(Money.of(100, "EUR"), 0))
                .withFare("metro", FarePolicy.flat(Money.of(300, "EUR"), 0));

        List<PlanOption> options = new Planner(city)
                .plan(request(1, 29, "07:55"), LiveSnapshot.empty())
                .options();

        assertThat(options).hasSize(2);
        assertThat(tripIds(options.get(0).itinerary())).containsExactly("m1");
        assertThat(options.get(0).strengths()).contains(Strength.FASTEST, Strength.GREENEST);
        assertThat(tripIds(options.get(1).itinerary())).containsExactly("b1");
        assertThat(options.get(1).strengths()).containsExactly(Strength.CHEAPEST);
        assertThat(options.get(1).why()).isEqualTo("Costs least.");
    }

    private City twoLegsOfOneOperator(int freeMinutes) {
        return city().withTimetable(Gtfs.of("bus")
                        .stop("A", Grid.at(2, 1))
                        .stop("M", Grid.at(15, 1))
                        .stop("B", Grid.at(28, 1))
                        .route("1", 3)
                        .route("2", 3)
                        .trip("b1", "1", "A 08:00", "M 08:06")
                        .trip("b2", "2", "M 08:10", "B 08:16")
                        .read(folder))
                .withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), freeMinutes));
    }

    @Test
    void a10_a_change_within_the_ticket_is_free_and_says_which_leg_paid() {
        Itinerary trip = plan(twoLegsOfOneOperator(10), request(1, 29, "07:50")).get(0);

        assertThat(trip.price()).contains(Money.of(200, "EUR"));
        TransitLeg second = (TransitLeg) trip.legs().get(2);
        assertThat(second.price()).contains(Money.of(0, "EUR"));
        assertThat(second.service().paidByLeg()).hasValue(1);
        assertThat(trip.legs().get(1).price()).contains(Money.of(200, "EUR"));
    }

    @Test
    void a11_a_change_after_the_ticket_has_run_out_is_paid_again() {
        Itinerary trip = plan(twoLegsOfOneOperator(9), request(1, 29, "07:50")).get(0);

        assertThat(trip.price()).contains(Money.of(400, "EUR"));
    }

    @Test
    void a12_two_passengers_pay_twice() {
        Itinerary trip = plan(twoLegsOfOneOperator(10), request(1, 29, "07:50").withPassengers(2))
                .get(0);

        assertThat(trip.price()).contains(Money.of(400, "EUR"));
    }

    @Test
    void a13_a_minimum_transfer_time_is_kept() {
        Gtfs feed = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .route("2", 3)
                .trip("b1", "1", "A 08:00", "M 08:06")
                .trip("b2", "2", "M 08:10", "B 08:16")
                .trip("b3", "2", "M 08:30", "B 08:36")
                .line("transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time")
                .line("transfers.txt", "M,M,2,600");

        assertThat(plan(city().withTimetable(feed.read(folder)), request(1, 29, "07:50")))
                .extracting(trip -> tripIds(trip))
                .containsExactly(List.of("b1", "b3"));
    }

    @Test
    void a14_a_scooter_brings_the_rider_to_the_metro_and_a_bus_on_from_there() {
        City city = city().withTimetable(Gtfs.of("metro")
                        .stop("M1", Grid.at(10, 1))
                        .stop("M2", Grid.at(18, 1))
                        .route("U", 1)
                        .trip("m1", "U", "M1 08:10", "M2 08:13")
                        .read(folder))
                .withTimetable(Gtfs.of("bus")
                        .stop("B1", Grid.at(18, 1))
                        .stop("B2", Grid.at(30, 1))
                        .route("1", 3)
                        .trip("b1", "1", "B1 08:16", "B2 08:22")
                        .read(folder))
                .withFare("metro", FarePolicy.flat(Money.of(150, "EUR"), 0))
                .withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 0));

        Itinerary trip = plan(city, request(0, 30, "08:00"), live(scooter("s1", 1, 3_000))).stream()
                .filter(found -> found.operators().size() == 3)
                .findFirst()
                .orElseThrow();

        assertThat(trip.operators()).containsExactly("scoot", "metro", "bus");
        RentalLeg ride = (RentalLeg) trip.legs().get(1);
        assertThat(ride.rental().vehicleId()).isEqualTo("s1");
        assertThat(ride.rental().pricingPlanId()).isEqualTo("plan");
        assertThat(ride.distanceMetres()).isBetween(1_500, 1_530);
        assertThat(ride.rental().ridingSeconds()).isBetween(300, 306);
        // 1.00 to start, six started minutes at 0.20; then 1.50 and 2.00.
        assertThat(ride.price()).contains(Money.of(220, "EUR"));
        assertThat(trip.price()).contains(Money.of(570, "EUR"));
        assertThat(trip.transfers()).isEqualTo(2);
    }

    @Test
    void a15_a_scooter_takes_the_rider_on_from_the_last_stop() {
        City city = city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(16, 1))
                .route("1", 3)
                .trip("b1", "1", "A 08:00", "B 08:06")
                .read(folder));

        Itinerary trip =
                plan(city, request(1, 29, "07:55"), live(scooter("s1", 17, 0))).get(0);

        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.WALK, Mode.BUS, Mode.WALK, Mode.SCOOTER);
    }

    @Test
    void a16_a_scooter_does_not_go_further_than_its_range() {
        assertThat(plan(city(), request(1, 20, "08:00"), live(scooter("s1", 1, 3_000))))
                .isEmpty();
        assertThat(plan(city(), request(1, 20, "08:00"), live(scooter("s1", 1, 3_300))))
                .hasSize(1);
    }

    @Test
    void a17_a_docked_bicycle_ends_where_a_dock_is_free() {
        SharedVehicle bike = new SharedVehicle("b1", "bikes", BICYCLE, Grid.at(1, 1), 0, PLAN, Optional.of("here"));
        VehicleStation here = new VehicleStation("here", "bikes", "Here", Grid.at(1, 1), 0, true);
        VehicleStation full = new VehicleStation("full", "bikes", "Full", Grid.at(20, 1), 0, true);
        VehicleStation free = new VehicleStation("free", "bikes", "Free", Grid.at(22, 1), 3, true);
        VehicleStation foreign = new VehicleStation("foreign", "others", "Foreign", Grid.at(20, 1), 3, true);

        List<Itinerary> trips = plan(
                city(),
                request(0, 20, "08:00"),
                new LiveSnapshot(new Fleet(List.of(bike), List.of(here, full, free, foreign)), List.of()));

        assertThat(trips).hasSize(1);
        RentalLeg ride = (RentalLeg) trips.get(0).legs().get(1);
        assertThat(ride.rental().fromStationId()).contains("here");
        assertThat(ride.rental().toStationId()).contains("free");
        assertThat(ride.from().name()).isEqualTo("Here");
        assertThat(trips.get(0).legs()).extracting(Leg::mode).containsExactly(Mode.WALK, Mode.BICYCLE, Mode.WALK);
    }

    @Test
    void a18_a_quoted_ride_is_offered_as_quoted_and_for_its_own_places_only() {
        Coordinate from = Grid.at(1, 1);
        Coordinate to = Grid.at(29, 1);
        OnDemandOption quote =
                new OnDemandOption("shuttle", "q1", from, to, at("08:05"), at("08:15"), Money.of(900, "EUR"));
        OnDemandOption elsewhere =
                new OnDemandOption("shuttle", "q2", to, from, at("08:05"), at("08:15"), Money.of(100, "EUR"));

        List<Itinerary> trips =
                plan(city(), request(1, 29, "08:00"), new LiveSnapshot(Fleet.empty(), List.of(quote, elsewhere)));

        assertThat(trips).hasSize(1);
        OnDemandLeg leg = (OnDemandLeg) trips.get(0).legs().get(0);
        assertThat(leg.quoteId()).isEqualTo("q1");
        assertThat(trips.get(0).price()).contains(Money.of(900, "EUR"));
        assertThat(trips.get(0).arrival()).isEqualTo(at("08:15"));
    }

    @Test
    void a19_modes_that_are_not_wanted_are_not_used_and_two_do_not_share_a_scooter() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder));
        LiveSnapshot live = live(scooter("s1", 1, 0));

        assertThat(plan(city, request(1, 29, "07:50").withModes(EnumSet.of(Mode.SCOOTER)), live))
                .allSatisfy(trip -> assertThat(trip.operators()).containsExactly("scoot"));
        assertThat(plan(city, request(1, 29, "07:50").withModes(Set.of(Mode.BUS)), live))
                .allSatisfy(trip -> assertThat(trip.operators()).containsExactly("bus"));
        assertThat(plan(city, request(1, 29, "07:50").withPassengers(2), live))
                .allSatisfy(trip -> assertThat(trip.operators()).containsExactly("bus"));
    }

    @Test
    void a20_a_place_outside_the_map_is_refused() {
        PlanRequest request =
                PlanRequest.of(Grid.place(1, 1), new Place("sea", new Coordinate(41.0, -9.5)), at("08:00"));

        assertThatThrownBy(() -> plan(city(), request))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.OUTSIDE_MAP))
                .hasMessageStartingWith(
                        "The place at 41.00000, -9.50000 is not on the map, which covers 41.000, -8.000");
    }

    @Test
    void a21_a_date_without_service_is_refused_with_the_dates_that_have_it() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder));
        PlanRequest july = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-07-14T08:00:00"), LISBON);

        assertThatThrownBy(() -> plan(city, july))
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.NO_SERVICE_ON_DATE))
                .hasMessage("No timetable runs on 2024-07-14; choose a date that they cover"
                        + " (bus 2024-03-01 to 2024-06-30).");
        assertThat(plan(city, july, live(scooter("s1", 1, 0)))).hasSize(1);
    }

    @Test
    void a22_where_nothing_goes_the_answer_is_empty_and_says_so() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder));

        PlanResult result =
                new Planner(city).plan(request(1, 15, "07:50").withMaxWalkMetres(500), LiveSnapshot.empty());

        assertThat(result.options()).isEmpty();
        assertThat(result.reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Nothing goes"));
    }

    @Test
    void a23_a_fare_in_another_currency_leaves_the_price_incomplete() {
        City city = city().withTimetable(
                        bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder))
                .withFare("bus", FarePolicy.flat(Money.of(500, "GBP"), 0));

        Itinerary trip = plan(city, request(1, 29, "07:50")).get(0);

        assertThat(trip.price()).isEmpty();
        assertThat(trip.legs().get(1).price()).contains(Money.of(500, "GBP"));
    }

    @Test
    void a24_a_replaced_city_is_seen_by_the_next_search() {
        City city =
                city().withTimetable(bus().trip("b1", "1", "A 08:00", "B 08:10").read(folder));
        Planner planner = new Planner(city);
        planner.replace(
                city.withTimetable(bus().trip("b9", "1", "A 08:05", "B 08:15").read(folder)));

        List<PlanOption> options =
                planner.plan(request(1, 29, "07:50"), LiveSnapshot.empty()).options();

        assertThat(options).extracting(option -> tripIds(option.itinerary())).containsExactly(List.of("b9"));
    }

    @Test
    void a25_a_short_way_is_walked() {
        Itinerary trip = plan(city(), request(1, 5, "08:00")).get(0);

        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.WALK);
        assertThat(trip.walkMetres()).isBetween(665, 680);
        assertThat(trip.duration()).isBetween(Duration.ofSeconds(475), Duration.ofSeconds(490));
        assertThat(trip.price()).contains(Money.of(0, "EUR"));
    }
}
