package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.area.Area;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.request.Party;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.planner.vehicles.rule.GeofencingZone;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.planner.vehicles.rule.ZoneRule;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Where, when and by whom shared vehicles may be ridden, in whole searches. */
class VehicleRulesCasesTest extends GridTown {
    private static final VehicleType SCOOTER = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30);
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));
    private static final ZoneRule NO_PARKING = rule(true, false, true, OptionalInt.empty(), false);
    private static final ZoneRule NO_START = rule(false, true, true, OptionalInt.empty(), false);
    private static final ZoneRule NO_RIDE = rule(false, false, false, OptionalInt.empty(), false);
    private static final ZoneRule SLOW = rule(true, true, true, OptionalInt.of(6_000), false);
    private static final ZoneRule STATIONS_ONLY = rule(true, true, true, OptionalInt.empty(), true);

    private static ZoneRule rule(boolean start, boolean end, boolean through, OptionalInt speed, boolean stations) {
        return new ZoneRule(Set.of(), start, end, through, speed, stations);
    }

    private static Area box(double west, double south, double east, double north) {
        double[][] corners = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
        double[][] ring = new double[corners.length][];
        for (int i = 0; i < ring.length; i++) {
            Coordinate corner = Grid.at(corners[i][0], corners[i][1]);
            ring[i] = new double[] {corner.longitude(), corner.latitude()};
        }
        return Area.of("Zone", new double[][][][] {{ring}});
    }

    private static GeofencingZone zone(Area area, ZoneRule... rules) {
        return new GeofencingZone("", area, Optional.empty(), Optional.empty(), List.of(rules));
    }

    private static RentalRules zones(GeofencingZone... zones) {
        return new RentalRules(List.of(zones), List.of(), Optional.empty());
    }

    private static RentalRules hours(String hours) {
        return new RentalRules(List.of(), List.of(), Optional.of(OpeningHours.parse(hours, LISBON)));
    }

    private static SharedVehicle scooter(double x, VehicleType type) {
        return new SharedVehicle("s" + x, "scoot", type, Grid.at(x, 1), 0, PLAN, Optional.empty());
    }

    private static LiveSnapshot live(RentalRules rules, List<VehicleStation> stations, SharedVehicle... vehicles) {
        return new LiveSnapshot(new Fleet(List.of(vehicles), stations, Map.of("scoot", rules)), List.of());
    }

    private static LiveSnapshot live(RentalRules rules) {
        return live(rules, List.of(), scooter(1, SCOOTER));
    }

    private static PlanRequest request(double toX, String time) {
        return PlanRequest.atLocalTime(
                Grid.place(0, 1), Grid.place(toX, 1), LocalDateTime.parse("2024-05-14T" + time), LISBON);
    }

    private static List<Itinerary> plan(Planner planner, PlanRequest request, LiveSnapshot live) {
        return planner.plan(request, live).options().stream()
                .map(PlanOption::itinerary)
                .toList();
    }

    private static List<Itinerary> plan(PlanRequest request, LiveSnapshot live) {
        return plan(new Planner(city()), request, live);
    }

    private static RentalLeg ride(List<Itinerary> trips) {
        return trips.stream()
                .flatMap(trip -> trip.legs().stream())
                .filter(RentalLeg.class::isInstance)
                .map(RentalLeg.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(String time) {
        return LocalDateTime.parse("2024-05-14T" + time).atZone(LISBON).toInstant();
    }

    private static PlanRequest aged(PlanRequest request, int age) {
        return request.withParty(new Party(1, OptionalInt.of(age), Set.of(), Set.of()));
    }

    @Test
    void a_rider_who_is_too_young_is_not_offered_the_vehicle_and_one_of_unknown_age_is_told() {
        VehicleType grown = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30, 18);
        LiveSnapshot live = live(zones(), List.of(), scooter(1, grown));

        assertThat(plan(aged(request(20, "08:00"), 17), live)).isEmpty();
        assertThat(plan(aged(request(20, "08:00"), 18), live)).hasSize(1);
        assertThat(ride(plan(request(20, "08:00"), live)).rental().minimumAge()).isEqualTo(18);
    }

    @Test
    void a_vehicle_is_not_left_where_parking_is_forbidden() {
        assertThat(plan(request(20, "08:00"), live(zones(zone(box(19, 0, 21, 2), NO_PARKING)))))
                .isEmpty();
        assertThat(plan(request(20, "08:00"), live(zones(zone(box(17, 0, 19, 2), NO_PARKING)))))
                .hasSize(1);
    }

    @Test
    void a_car_for_somebody_with_luggage_keeps_to_the_same_rules() {
        VehicleType car = new VehicleType("small", FormFactor.CAR, 50_000, 120, 0);
        PlanRequest request =
                request(20, "08:00").withParty(new Party(1, OptionalInt.empty(), Set.of(Party.Need.LUGGAGE), Set.of()));

        assertThat(plan(request, live(zones(), List.of(), scooter(1, car)))).hasSize(1);
        assertThat(plan(request, live(zones(zone(box(19, 0, 21, 2), NO_PARKING)), List.of(), scooter(1, car))))
                .isEmpty();
    }

    @Test
    void a_vehicle_is_not_left_at_a_stop_where_parking_is_forbidden() {
        Planner planner = new Planner(city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(12, 1))
                .stop("B", Grid.at(30, 1))
                .route("1", 3)
                .trip("b1", "1", "A 08:15", "B 08:25")
                .read(folder)));
        PlanRequest request = request(30, "08:00").withMaxWalkMetres(200);

        assertThat(plan(planner, request, live(zones(zone(box(29, 0, 31, 2), NO_PARKING)))))
                .singleElement()
                .satisfies(trip -> assertThat(trip.legs())
                        .extracting(Leg::mode)
                        .containsExactly(Mode.WALK, Mode.SCOOTER, Mode.BUS));
        assertThat(plan(
                        planner,
                        request,
                        live(zones(zone(box(29, 0, 31, 2), NO_PARKING), zone(box(11, 0, 13, 2), NO_PARKING)))))
                .isEmpty();
    }

    @Test
    void where_vehicles_are_left_at_stations_only_it_is_left_at_the_station_and_one_walks_on() {
        VehicleStation near = new VehicleStation("p", "scoot", "Parking", Grid.at(22, 1), 3, true);
        VehicleStation foreign = new VehicleStation("q", "others", "Other", Grid.at(20, 1), 3, true);
        RentalRules rules = zones(zone(box(15, 0, 25, 2), STATIONS_ONLY));

        RentalLeg ride = ride(plan(request(20, "08:00"), live(rules, List.of(near, foreign), scooter(1, SCOOTER))));

        assertThat(ride.rental().toStationId()).contains("p");
        assertThat(ride.to().name()).isEqualTo("Parking");
        assertThat(plan(request(20, "08:00"), live(rules))).isEmpty();
    }

    @Test
    void no_ride_begins_where_none_may() {
        assertThat(plan(request(20, "08:00"), live(zones(zone(box(0.5, 0, 1.5, 2), NO_START)))))
                .isEmpty();
    }

    @Test
    void a_ride_goes_around_where_one_may_not_ride_through_or_is_not_offered() {
        Area across = box(9.5, 0.5, 10.5, 1.5);

        RentalLeg free = ride(plan(request(20, "08:00"), live(zones())));
        RentalLeg around = ride(plan(request(20, "08:00"), live(zones(zone(across, NO_RIDE)))));

        // One block to the side and one back: twice 222 metres.
        assertThat(around.distanceMetres() - free.distanceMetres()).isBetween(440, 450);
        assertThat(around.rental().ridingSeconds())
                .isBetween(free.rental().ridingSeconds() + 87, free.rental().ridingSeconds() + 91);
        assertThat(across.touches(free.geometry())).isTrue();
        assertThat(across.touches(around.geometry())).isFalse();
        assertThat(plan(request(20, "08:00"), live(zones(zone(box(9.5, -1, 10.5, 6), NO_RIDE)))))
                .isEmpty();
    }

    @Test
    void a_slow_zone_makes_the_ride_longer_and_dearer() {
        RentalLeg free = ride(plan(request(20, "08:00"), live(zones())));
        RentalLeg slow = ride(plan(request(20, "08:00"), live(zones(zone(box(9.5, -1, 14.5, 6), SLOW)))));

        // Six street pieces of 168 metres at 6 instead of 18 km/h.
        assertThat(slow.rental().ridingSeconds() - free.rental().ridingSeconds())
                .isBetween(395, 412);
        assertThat(slow.distanceMetres()).isEqualTo(free.distanceMetres());
        assertThat(slow.price().orElseThrow().minorUnits())
                .isGreaterThan(free.price().orElseThrow().minorUnits());
    }

    @Test
    void a_zone_counts_while_it_is_in_force_and_for_its_own_vehicle_types() {
        Area end = box(19, 0, 21, 2);
        ZoneRule mopeds = new ZoneRule(Set.of("moped"), true, false, true, OptionalInt.empty(), false);
        GeofencingZone over =
                new GeofencingZone("", end, Optional.empty(), Optional.of(at("08:00")), List.of(NO_PARKING));
        GeofencingZone soon =
                new GeofencingZone("", end, Optional.of(at("08:10")), Optional.empty(), List.of(NO_PARKING));
        GeofencingZone tonight =
                new GeofencingZone("", end, Optional.of(at("20:00")), Optional.empty(), List.of(NO_PARKING));

        assertThat(plan(request(20, "08:00"), live(zones(over, tonight, zone(end, mopeds)))))
                .hasSize(1);
        assertThat(plan(request(20, "08:00"), live(zones(soon)))).isEmpty();
    }

    @Test
    void of_two_zones_at_a_place_the_first_counts_and_elsewhere_the_rule_for_everywhere() {
        GeofencingZone parking = zone(box(19.5, 0, 20.5, 2), ZoneRule.FREE);
        GeofencingZone centre = zone(box(15, 0, 25, 2), NO_PARKING);
        RentalRules townOnly = new RentalRules(
                List.of(zone(box(-1, 0.5, 31, 1.5), ZoneRule.FREE)), List.of(NO_RIDE), Optional.empty());
        RentalRules otherTown = new RentalRules(
                List.of(zone(box(40, 0.5, 50, 1.5), ZoneRule.FREE)), List.of(NO_RIDE), Optional.empty());

        assertThat(plan(request(20, "08:00"), live(zones(parking, centre)))).hasSize(1);
        assertThat(plan(request(20, "08:00"), live(zones(centre, parking)))).isEmpty();
        assertThat(plan(request(20, "08:00"), live(townOnly))).hasSize(1);
        assertThat(plan(request(20, "08:00"), live(otherTown))).isEmpty();
    }

    @Test
    void nothing_is_rented_or_given_back_while_it_is_closed() {
        // The ride of 3.2 kilometres takes eleven minutes.
        assertThat(plan(request(20, "08:00"), live(hours("06:00-22:00")))).hasSize(1);
        assertThat(plan(request(20, "08:00"), live(hours("06:00-08:10")))).isEmpty();
        assertThat(plan(request(20, "08:00"), live(hours("08:10-22:00")))).isEmpty();
        assertThat(plan(request(20, "03:00"), live(hours("06:00-22:00")))).isEmpty();
    }

    @Test
    void a_station_with_hours_of_its_own_goes_by_those() {
        VehicleType bicycle = new VehicleType("bike", FormFactor.BICYCLE, 15_000, 10);
        SharedVehicle bike = new SharedVehicle("b1", "scoot", bicycle, Grid.at(1, 1), 0, PLAN, Optional.of("here"));
        VehicleStation here = new VehicleStation("here", "scoot", "Here", Grid.at(1, 1), 1, true);
        VehicleStation there = new VehicleStation("there", "scoot", "There", Grid.at(20, 1), 1, true);
        VehicleStation closing = new VehicleStation(
                "there",
                "scoot",
                "There",
                Grid.at(20, 1),
                1,
                true,
                Optional.of(OpeningHours.parse("06:00-08:10", LISBON)));

        assertThat(plan(request(20, "08:00"), live(hours("24/7"), List.of(here, there), bike)))
                .hasSize(1);
        assertThat(plan(request(20, "08:00"), live(hours("24/7"), List.of(here, closing), bike)))
                .isEmpty();
    }

    @Test
    void where_vehicles_will_be_closed_on_arrival_the_walk_that_they_would_have_beaten_is_found() {
        Planner planner = new Planner(city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(15, 1))
                .route("1", 3)
                .trip("b1", "1", "A 08:10", "B 08:20")
                .read(folder)));
        LiveSnapshot open = live(hours("06:00-22:00"), List.of(), scooter(15, SCOOTER));
        LiveSnapshot closed = live(hours("06:00-08:15"), List.of(), scooter(15, SCOOTER));
        PlanRequest request = request(20, "08:00").withCriteria(Set.of());

        assertThat(plan(planner, request, open))
                .anySatisfy(
                        trip -> assertThat(trip.legs()).extracting(Leg::mode).contains(Mode.SCOOTER));
        assertThat(plan(planner, request, closed))
                .isNotEmpty()
                .allSatisfy(trip ->
                        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.WALK, Mode.BUS, Mode.WALK));
    }

    @Test
    void a_vehicle_that_may_not_go_there_does_not_hide_one_of_another_type_that_may() {
        VehicleType other = new VehicleType("kick2", FormFactor.SCOOTER, 18_000, 30);
        ZoneRule kicks = new ZoneRule(Set.of("kick"), true, false, true, OptionalInt.empty(), false);
        RentalRules rules = zones(zone(box(19, 0, 21, 2), kicks));

        RentalLeg ride =
                ride(plan(request(20, "08:00"), live(rules, List.of(), scooter(0.5, SCOOTER), scooter(1, other))));

        assertThat(ride.rental().vehicleTypeId()).isEqualTo("kick2");
    }
}
