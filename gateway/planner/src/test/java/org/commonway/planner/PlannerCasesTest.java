package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Whole searches in a town of straight streets, with all that the worked cases ({@code resources/cases}) do not show. */
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

    private static List<String> tripIds(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(leg -> ((TransitLeg) leg).service().gtfsTripId())
                .toList();
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
}
