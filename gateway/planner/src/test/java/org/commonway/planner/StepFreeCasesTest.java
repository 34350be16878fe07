package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Party.Need;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches for riders who need no steps, or carry much, in a town whose row 1 is steps from end to end. */
class StepFreeCasesTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));

    @TempDir
    static Path shared;

    static GraphHopperStreets streets;

    @TempDir
    Path folder;

    @BeforeAll
    static void openStreets() throws IOException {
        Path osm = Grid.write(shared);
        Files.writeString(
                osm,
                Files.readString(osm)
                        .replace("residential\"/><tag k=\"name\" v=\"Row 1\"", "steps\"/><tag k=\"name\" v=\"Row 1\""));
        streets = GraphHopperStreets.open(osm, shared.resolve("cache"));
    }

    @AfterAll
    static void closeStreets() {
        streets.close();
    }

    private static City city() {
        return City.of(streets, Currency.getInstance("EUR"));
    }

    /** Stops A and B at row 1, and C and D at row 2; what is said of A and of the trips. */
    private City bus(String boardingAtA, String... trips) {
        StringBuilder accessible = new StringBuilder("route_id,service_id,trip_id,wheelchair_accessible\n");
        Gtfs feed = Gtfs.of("bus")
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding")
                .line("stops.txt", stop("A", 2, 1) + boardingAtA)
                .line("stops.txt", stop("B", 28, 1) + "1")
                .line("stops.txt", stop("C", 2, 2) + "1")
                .line("stops.txt", stop("D", 28, 2) + "1")
                .route("1", 3);
        for (String trip : trips) {
            // "id accessible stop time stop time"
            String[] part = trip.split(" ", -1);
            feed.trip(part[0], "1", part[2] + " " + part[3], part[4] + " " + part[5]);
            accessible
                    .append("1,daily,")
                    .append(part[0])
                    .append(',')
                    .append(part[1])
                    .append('\n');
        }
        return city().withTimetable(
                        feed.text("trips.txt", accessible.toString()).read(folder));
    }

    private static String stop(String id, double x, double y) {
        Coordinate at = Grid.at(x, y);
        return id + ",Stop " + id + "," + at.latitude() + "," + at.longitude() + ",";
    }

    private static PlanRequest request(Need... needs) {
        return PlanRequest.atLocalTime(
                        Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:40"), LISBON)
                .withParty(new Party(1, OptionalInt.empty(), Set.of(needs), Set.of()));
    }

    private static List<PlanOption> options(City city, PlanRequest request, LiveSnapshot live) {
        return options(new Planner(city), request, live);
    }

    /** Those of this morning. */
    private static List<PlanOption> options(Planner planner, PlanRequest request, LiveSnapshot live) {
        return planner.plan(request, live).options().stream()
                .filter(option -> option.itinerary().arrival().isBefore(at("12:00")))
                .toList();
    }

    private static List<Itinerary> plan(City city, PlanRequest request) {
        return options(city, request, LiveSnapshot.empty()).stream()
                .map(PlanOption::itinerary)
                .toList();
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    private static List<String> tripIds(List<Itinerary> trips) {
        return trips.stream()
                .flatMap(trip -> trip.legs().stream())
                .filter(TransitLeg.class::isInstance)
                .map(leg -> ((TransitLeg) leg).service().gtfsTripId())
                .distinct()
                .sorted()
                .toList();
    }

    private static SharedVehicle vehicle(String id, FormFactor form, double x, double y) {
        return new SharedVehicle(
                id, "share", new VehicleType(id, form, 18_000, 30), Grid.at(x, y), 0, PLAN, Optional.empty());
    }

    @Test
    void s01_a_wheelchair_goes_round_the_steps_to_the_stop_and_from_it() {
        City city = bus("1", "b1 1 A 08:00 B 08:10");

        assertThat(plan(city, request()).get(0).walkMetres()).isBetween(330, 345);
        Itinerary trip = plan(city, request(Need.STEP_FREE)).get(0);
        // One block along, and one there and back across, at either end.
        assertThat(trip.walkMetres()).isBetween(1_215, 1_235);
        assertThat(trip.departure()).isBefore(at("07:53"));
        for (Leg leg : List.of(trip.legs().get(0), trip.legs().get(2))) {
            assertThat(leg.geometry())
                    .anyMatch(point -> Math.abs(point.latitude() - Grid.at(0, 1).latitude()) > 0.0019);
        }
    }

    @Test
    void s02_a_trip_whose_vehicle_takes_no_wheelchairs_is_not_used_and_one_of_which_nothing_is_said_is() {
        City city = bus("1", "no 2 A 08:00 B 08:10", "unsaid 0 A 08:05 B 08:15");

        assertThat(tripIds(plan(city, request()))).contains("no");
        assertThat(tripIds(plan(city, request(Need.STEP_FREE)))).containsExactly("unsaid");
    }

    @Test
    void s03_a_stop_that_wheelchairs_cannot_use_is_passed_by() {
        City city = bus("2", "b1 1 A 08:00 B 08:10", "b2 1 C 08:10 D 08:20");

        assertThat(tripIds(plan(city, request()))).contains("b1");
        assertThat(tripIds(plan(city, request(Need.STEP_FREE)))).containsExactly("b2");
    }

    @Test
    void s04_legs_say_yes_only_where_trip_and_stops_are_known_to_be_fit_and_the_trip_names_what_is_not() {
        PlanOption known = options(bus("1", "b1 1 A 08:00 B 08:10"), request(Need.STEP_FREE), LiveSnapshot.empty())
                .get(0);
        PlanOption unknownTrip = options(
                        bus("1", "b1 0 A 08:00 B 08:10"), request(Need.STEP_FREE), LiveSnapshot.empty())
                .get(0);
        PlanOption unknownStop = options(bus("", "b1 1 A 08:00 B 08:10"), request(Need.STEP_FREE), LiveSnapshot.empty())
                .get(0);

        assertThat(known.itinerary().legs())
                .extracting(Leg::wheelchair)
                .containsExactly(Wheelchair.UNKNOWN, Wheelchair.YES, Wheelchair.UNKNOWN);
        assertThat(known.stepFree()).contains("Step-free as far as is known.");
        for (PlanOption unknown : List.of(unknownTrip, unknownStop)) {
            assertThat(unknown.itinerary().legs().get(1).wheelchair()).isEqualTo(Wheelchair.UNKNOWN);
            assertThat(unknown.stepFree()).contains("Step-free as far as is known; not said of line 1.");
        }
    }

    @Test
    void s05_an_ordinary_trip_says_of_a_leg_that_it_is_not_fit_and_nothing_of_being_step_free() {
        PlanOption option = options(bus("1", "b1 2 A 08:00 B 08:10"), request(), LiveSnapshot.empty())
                .get(0);

        assertThat(option.itinerary().legs().get(1).wheelchair()).isEqualTo(Wheelchair.NO);
        assertThat(option.stepFree()).isEmpty();
    }

    @Test
    void s06_nothing_is_rented_on_a_step_free_trip_and_a_ride_on_demand_is_named_as_not_known() {
        Place from = request().from();
        Place to = request().to();
        LiveSnapshot live = new LiveSnapshot(
                new Fleet(
                        List.of(vehicle("scooter", FormFactor.SCOOTER, 1, 0.9), vehicle("car", FormFactor.CAR, 1, 0.9)),
                        List.of()),
                List.of(new OnDemandOption(
                        "van",
                        "q1",
                        from.coordinate(),
                        to.coordinate(),
                        at("07:45"),
                        at("07:55"),
                        Money.of(900, "EUR"))));

        List<PlanOption> any = options(city(), request(), live);
        List<PlanOption> stepFree = options(city(), request(Need.STEP_FREE), live);

        assertThat(any)
                .flatExtracting(option -> option.itinerary().legs())
                .extracting(Leg::mode)
                .contains(Mode.CAR, Mode.SCOOTER);
        assertThat(stepFree).hasSize(1);
        assertThat(stepFree.get(0).itinerary().legs()).extracting(Leg::mode).containsExactly(Mode.SHUTTLE);
        assertThat(stepFree.get(0).stepFree()).contains("Step-free as far as is known; not said of the ride of van.");
    }

    @Test
    void s07_what_operators_say_now_reaches_step_free_searches_that_ran_before() {
        Planner planner = new Planner(bus("1", "b1 1 A 08:00 B 08:10", "b2 1 A 08:20 B 08:30", "no 2 A 08:02 B 08:12"));
        PlanRequest request = request(Need.STEP_FREE);
        assertThat(tripIds(options(planner, request, LiveSnapshot.empty()).stream()
                        .map(PlanOption::itinerary)
                        .toList()))
                .contains("b1");

        TripInstance first = new TripInstance("b1", LocalDate.of(2024, 5, 14));
        planner.update(
                new RealtimeFeed("bus", at("07:30"), List.of(TripUpdate.of(first, StopUpdate.delayed(10, 180)))));
        Itinerary late = options(planner, request, LiveSnapshot.empty()).get(0).itinerary();
        assertThat(tripIds(List.of(late))).containsExactly("b1");
        TransitLeg ride = (TransitLeg) late.legs().get(1);
        assertThat(ride.departure()).isEqualTo(at("08:03"));
        assertThat(ride.service().board().time().realtime()).isTrue();

        planner.update(new RealtimeFeed("bus", at("07:31"), List.of(TripUpdate.canceled(first))));
        assertThat(tripIds(options(planner, request, LiveSnapshot.empty()).stream()
                        .map(PlanOption::itinerary)
                        .toList()))
                .containsExactly("b2");
    }

    @Test
    void s08_a_change_that_needs_steps_is_not_made_and_one_that_crosses_them_on_a_street_is() {
        assertThat(tripIds(plan(change(15, 0.9), request()))).contains("in", "out");
        // Round the steps it is 568 metres from one stop to the other, too far for a change.
        assertThat(plan(change(15, 0.9), request(Need.STEP_FREE))).isEmpty();
        assertThat(tripIds(plan(change(14, 1.9), request(Need.STEP_FREE)))).contains("in", "out");
    }

    /** Two lines that meet at column 14, just below the steps; the second leaves from somewhere near. */
    private City change(double x, double y) {
        return city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("M", Grid.at(14, 0.9))
                .stop("N", Grid.at(x, y))
                .stop("B", Grid.at(29, 1))
                .route("1", 3)
                .route("2", 3)
                .trip("in", "1", "A 08:00", "M 08:05")
                .trip("out", "2", "N 08:20", "B 08:28")
                .read(folder));
    }

    @Test
    void s09_a_door_far_from_streets_without_steps_is_refused() {
        PlanRequest request = request(Need.STEP_FREE).between(new Place("meadow", Grid.at(5, -0.7)), Grid.place(29, 1));

        assertThatThrownBy(() -> plan(bus("1", "b1 1 A 08:00 B 08:10"), request))
                .isInstanceOfSatisfying(PlannerRefusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.OUTSIDE_MAP);
                    assertThat(refusal).hasMessageContaining("without steps");
                });
    }

    @Test
    void l01_with_luggage_nothing_on_two_wheels_is_used_and_a_car_is() {
        LiveSnapshot live = new LiveSnapshot(
                new Fleet(
                        List.of(
                                vehicle("scooter", FormFactor.SCOOTER, 1, 0.9),
                                vehicle("bicycle", FormFactor.BICYCLE, 1, 0.9),
                                vehicle("moped", FormFactor.MOPED, 1, 0.9),
                                vehicle("car", FormFactor.CAR, 1, 0.9)),
                        List.of()),
                List.of());

        assertThat(options(city(), request(Need.LUGGAGE), live))
                .flatExtracting(option -> option.itinerary().legs())
                .extracting(Leg::mode)
                .contains(Mode.CAR)
                .doesNotContain(Mode.SCOOTER, Mode.BICYCLE, Mode.MOPED);
    }

    @Test
    void l02_with_luggage_steps_are_gone_round_where_that_is_near_enough_and_taken_where_it_is_not() {
        City city = bus("1", "b1 1 A 08:00 B 08:10");

        // Round the steps it is 613 metres to A: too far with luggage, so the rider takes the steps.
        assertThat(plan(city, request(Need.LUGGAGE)).get(0).walkMetres()).isBetween(330, 345);
        // From a little way down the column it is 10 metres less far round, 22 metres further by the steps.
        PlanRequest nearer = request(Need.LUGGAGE).between(Grid.place(1, 0.9), Grid.place(29, 0.9));
        assertThat(plan(city, nearer).get(0).walkMetres()).isBetween(1_170, 1_195);
        assertThat(plan(city, request().between(nearer.from(), nearer.to()))
                        .get(0)
                        .walkMetres())
                .isBetween(375, 390);
    }

    @Test
    void l03_with_luggage_a_walk_to_a_stop_is_at_most_600_metres_or_less_if_less_was_asked_for() {
        City far = city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(5, 2))
                .stop("B", Grid.at(28, 2))
                .route("1", 3)
                .trip("b1", "1", "A 08:00", "B 08:10")
                .read(folder));
        PlanRequest request = request(Need.LUGGAGE).between(Grid.place(1, 2), Grid.place(29, 2));

        assertThat(plan(far, request().between(request.from(), request.to()))).isNotEmpty();
        assertThat(plan(far, request)).isEmpty();
        PlanRequest near = request.between(Grid.place(2, 2), Grid.place(29, 2));
        assertThat(plan(far, near)).isNotEmpty();
        assertThat(plan(far, near.withMaxWalkMetres(400))).isEmpty();
    }

    @Test
    void l04_with_luggage_vehicles_and_stops_need_not_be_fit_for_wheelchairs() {
        assertThat(tripIds(plan(bus("2", "b1 2 A 08:00 B 08:10"), request(Need.LUGGAGE))))
                .containsExactly("b1");
    }
}
