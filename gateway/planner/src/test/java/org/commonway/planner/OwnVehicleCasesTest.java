package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OwnVehicleLeg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Party.Need;
import org.commonway.planner.request.Party.OwnVehicle;
import org.commonway.planner.request.Via;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** What the rider owns, in whole searches. */
class OwnVehicleCasesTest extends GridTown {
    private static PlanRequest request(double fromX, double toX, String time) {
        return PlanRequest.atLocalTime(
                Grid.place(fromX, 1), Grid.place(toX, 1), LocalDateTime.parse("2024-05-14T" + time), LISBON);
    }

    private static PlanRequest owning(PlanRequest request, OwnVehicle... vehicles) {
        return request.withParty(new Party(1, OptionalInt.empty(), Set.of(), Set.of(vehicles)));
    }

    private static List<PlanOption> options(City city, PlanRequest request) {
        return new Planner(city).plan(request, LiveSnapshot.empty()).options();
    }

    private static List<Itinerary> plan(City city, PlanRequest request) {
        return options(city, request).stream().map(PlanOption::itinerary).toList();
    }

    private City withBus() {
        return city().withTimetable(bus(folder)).withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 0));
    }

    /** From 14 to 30 at 08:10 and 08:40. */
    private static Timetable bus(Path folder) {
        return Gtfs.of("bus")
                .stop("A", Grid.at(14, 1))
                .stop("B", Grid.at(30, 1))
                .route("1", 3)
                .trip("b1", "1", "A 08:15", "B 08:20")
                .trip("b2", "1", "A 08:45", "B 08:50")
                .read(folder);
    }

    @Test
    void an_own_bicycle_is_ridden_all_the_way_and_costs_nothing() {
        List<PlanOption> options = options(city(), owning(request(1, 21, "08:00"), OwnVehicle.BICYCLE));

        assertThat(options).hasSize(1);
        Itinerary trip = options.get(0).itinerary();
        assertThat(trip.legs()).singleElement().isInstanceOf(OwnVehicleLeg.class);
        assertThat(trip.legs().get(0).mode()).isEqualTo(Mode.BICYCLE);
        assertThat(trip.legs().get(0).distanceMetres()).isBetween(3_350, 3_370);
        assertThat(trip.price()).contains(Money.of(0, "EUR"));
        assertThat(trip.co2Grams()).isZero();
        assertThat(trip.transfers()).isZero();
        assertThat(trip.operators()).isEmpty();
        assertThat(plan(city(), request(1, 21, "08:00"))).isEmpty();
    }

    @Test
    void an_own_bicycle_is_left_at_the_stop_and_counts_as_a_vehicle() {
        PlanRequest request = owning(request(0, 30, "08:00").withMaxWalkMetres(300), OwnVehicle.BICYCLE);

        Itinerary trip = plan(withBus(), request).stream()
                .filter(found -> found.operators().contains("bus"))
                .findFirst()
                .orElseThrow();

        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.BICYCLE, Mode.BUS);
        assertThat(trip.legs().get(0).to().coordinate()).isEqualTo(Grid.at(14, 1));
        assertThat(trip.transfers()).isEqualTo(1);
        assertThat(trip.price()).contains(Money.of(200, "EUR"));
        // Locking it takes a minute.
        assertThat(trip.legs().get(0).arrival().plusSeconds(60))
                .isEqualTo(trip.legs().get(1).departure());
    }

    @Test
    void an_own_bicycle_is_neither_there_at_the_other_end_nor_for_two_nor_with_luggage() {
        City city = withBus();
        PlanRequest back = owning(request(14, 21, "08:00").withMaxWalkMetres(300), OwnVehicle.BICYCLE);

        assertThat(plan(city, back))
                .allSatisfy(trip -> assertThat(trip.legs().get(0)).isInstanceOf(OwnVehicleLeg.class));
        assertThat(plan(city, back))
                .allSatisfy(trip -> assertThat(trip.legs().stream().filter(OwnVehicleLeg.class::isInstance))
                        .hasSize(1));
        assertThat(plan(
                        city(),
                        request(1, 21, "08:00")
                                .withParty(new Party(2, OptionalInt.empty(), Set.of(), Set.of(OwnVehicle.BICYCLE)))))
                .isEmpty();
        assertThat(plan(
                        city(),
                        request(1, 21, "08:00")
                                .withParty(new Party(
                                        1, OptionalInt.empty(), Set.of(Need.LUGGAGE), Set.of(OwnVehicle.BICYCLE)))))
                .isEmpty();
    }

    @Test
    void an_own_car_is_driven_all_the_way_and_emits_as_one_car_whoever_rides_along() {
        Party two = new Party(2, OptionalInt.empty(), Set.of(), Set.of(OwnVehicle.CAR));

        Itinerary trip = plan(city(), request(0, 30, "08:00").withParty(two)).get(0);

        assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.CAR);
        assertThat(trip.co2Grams()).isEqualTo(156 * trip.legs().get(0).distanceMetres() / 1000);
        assertThat(trip.price()).contains(Money.of(0, "EUR"));
    }

    @Test
    void an_own_car_is_left_at_a_park_and_ride_place_of_the_map_and_nowhere_else() throws IOException {
        Path map = folder.resolve("parks.osm");
        Files.writeString(map, withParks(Files.readString(Grid.write(folder))));
        PlanRequest request = owning(request(0, 30, "08:00").withMaxWalkMetres(300), OwnVehicle.CAR);

        assertThat(plan(withBus(), request))
                .allSatisfy(trip -> assertThat(trip.operators()).isEmpty());
        for (int opened = 0; opened < 2; opened++) {
            // The second time it is read from the import's folder.
            try (GraphHopperStreets streets = GraphHopperStreets.open(map, folder.resolve("cache"))) {
                assertThat(streets.listParkAndRide())
                        .extracting(ParkAndRide::name, ParkAndRide::capacity)
                        .containsExactly(tuple("East side", OptionalInt.of(120)), tuple("", OptionalInt.empty()));
                assertThat(streets.listParkAndRide().get(1).position().metresTo(Grid.at(13.5, 1.2)))
                        .isLessThan(1);
                City city = City.of(streets, city().currency())
                        .withTimetable(bus(folder))
                        .withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 0));

                Itinerary trip = plan(city, request).stream()
                        .filter(found -> found.operators().contains("bus"))
                        .findFirst()
                        .orElseThrow();

                assertThat(trip.legs()).extracting(Leg::mode).containsExactly(Mode.CAR, Mode.WALK, Mode.BUS);
                assertThat(trip.legs().get(0).to().name()).isEqualTo("Park and ride");
                assertThat(trip.price()).contains(Money.of(200, "EUR"));
                assertThat(trip.transfers()).isEqualTo(1);
            }
        }
    }

    @Test
    void an_own_bicycle_is_there_for_the_first_part_of_a_trip_by_way_of_places_alone() {
        PlanRequest request = owning(request(1, 9, "08:00"), OwnVehicle.BICYCLE)
                .withVia(List.of(new Via(Grid.place(5, 1), Duration.ofMinutes(10))));

        assertThat(plan(city(), request))
                .isNotEmpty()
                .anySatisfy(trip -> assertThat(trip.legs().get(0)).isInstanceOf(OwnVehicleLeg.class))
                .allSatisfy(trip -> assertThat(trip.legs().stream()
                                .filter(OwnVehicleLeg.class::isInstance)
                                .filter(leg -> !leg.from().coordinate().equals(Grid.at(1, 1))))
                        .isEmpty());
    }

    @Test
    void who_must_be_there_by_a_moment_sets_off_on_the_own_bicycle_just_in_time() {
        Instant by = LocalDateTime.parse("2024-05-14T09:00").atZone(LISBON).toInstant();

        Itinerary trip = plan(
                        city(),
                        owning(request(1, 21, "08:00"), OwnVehicle.BICYCLE).arrivingBy(by))
                .get(0);

        assertThat(trip.legs()).singleElement().isInstanceOf(OwnVehicleLeg.class);
        assertThat(trip.arrival()).isEqualTo(by);
    }

    /** A point far from the bus, an outline next to stop A, and two that are no park and ride. */
    private static String withParks(String osm) {
        StringBuilder nodes = new StringBuilder();
        node(nodes, 9001, 28, 3.2, "yes", "<tag k=\"name\" v=\"East side\"/><tag k=\"capacity\" v=\"120\"/>");
        node(nodes, 9002, 5, 1, "no", "");
        corner(nodes, 9011, 13.4, 1.1);
        corner(nodes, 9012, 13.6, 1.1);
        corner(nodes, 9013, 13.6, 1.3);
        corner(nodes, 9014, 13.4, 1.3);
        String outline = "<way id=\"9020\" version=\"1\"><nd ref=\"9011\"/><nd ref=\"9012\"/><nd ref=\"9013\"/>"
                + "<nd ref=\"9014\"/><tag k=\"amenity\" v=\"parking\"/><tag k=\"park_ride\" v=\"bus\"/></way>\n"
                + "<way id=\"9021\" version=\"1\"><nd ref=\"9011\"/><nd ref=\"9012\"/>"
                + "<tag k=\"amenity\" v=\"parking\"/></way>\n";
        return osm.replaceFirst("<way", nodes + "<way").replace("</osm>", outline + "</osm>");
    }

    private static void corner(StringBuilder osm, int id, double x, double y) {
        osm.append(String.format(
                Locale.ROOT,
                "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\" version=\"1\"/>%n",
                id,
                Grid.at(x, y).latitude(),
                Grid.at(x, y).longitude()));
    }

    private static void node(StringBuilder osm, int id, double x, double y, String parkRide, String tags) {
        osm.append(String.format(
                Locale.ROOT,
                "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\" version=\"1\"><tag k=\"amenity\" v=\"parking\"/>"
                        + "<tag k=\"park_ride\" v=\"%s\"/>%s</node>%n",
                id,
                Grid.at(x, y).latitude(),
                Grid.at(x, y).longitude(),
                parkRide,
                tags));
    }
}
