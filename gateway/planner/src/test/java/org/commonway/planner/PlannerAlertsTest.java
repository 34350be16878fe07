package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RiderAlert;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.realtime.Alert;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.request.Party;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bus 1 to the middle and tram 2 on from there; alerts stand on the legs that they are about, and on no other. */
class PlannerAlertsTest extends GridTown {
    private static final Alert.Informed NOTHING = informed("", "", "", "", Optional.empty(), OptionalInt.empty());

    private Planner planner;

    @BeforeEach
    void town() {
        planner = new Planner(city().withTimetable(Gtfs.of("bus")
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type")
                .line("stops.txt", place("A", 2, "", 0))
                .line("stops.txt", place("central", 15, "", 1))
                .line("stops.txt", place("M", 15, "central", 0))
                .line("stops.txt", place("B", 28, "", 0))
                .route("1", 3)
                .route("2", 0)
                .trip("first", "1", "A 08:00", "M 08:06")
                .trip("second", "2", "M 08:10", "B 08:15")
                .read(folder)));
    }

    private static String place(String id, int column, String parent, int type) {
        return id + "," + id + "," + Grid.at(column, 1).latitude() + ","
                + Grid.at(column, 1).longitude() + "," + parent + "," + type;
    }

    private static Alert.Informed informed(
            String agency, String route, String stop, String trip, Optional<LocalDate> date, OptionalInt type) {
        return new Alert.Informed(agency, route, stop, trip, date, type);
    }

    private static Alert.Informed route(String id) {
        return informed("", id, "", "", Optional.empty(), OptionalInt.empty());
    }

    private static Alert.Informed stop(String id) {
        return informed("", "", id, "", Optional.empty(), OptionalInt.empty());
    }

    private static Alert.Informed trip(String id, String date) {
        return informed("", "", "", id, Optional.of(LocalDate.parse(date)), OptionalInt.empty());
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    private static Alert alert(String id, List<Alert.Period> periods, Alert.Informed... informed) {
        return new Alert(
                id, periods, List.of(informed), "STRIKE", "DETOUR", Map.of("", "News " + id), Map.of(), Map.of());
    }

    /** The ids of the alerts on each leg, by the trip that it rides. */
    private static PlanRequest request() {
        return PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON);
    }

    private Map<String, List<String>> told(Alert... alerts) {
        planner.update(new RealtimeFeed("bus", at("07:55"), List.of(), List.of(alerts), List.of()));
        PlanRequest request = request();
        Map<String, List<String>> told = new TreeMap<>();
        planner.plan(request, LiveSnapshot.empty()).options().stream()
                .flatMap(option -> option.itinerary().legs().stream())
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .filter(leg -> leg.departure().isBefore(at("12:00")))
                .forEach(leg -> told.put(
                        leg.service().gtfsTripId(),
                        leg.alerts().stream().map(RiderAlert::id).toList()));
        return told;
    }

    private Map<String, List<String>> told(Alert.Informed... informed) {
        return told(alert("x", List.of(), informed));
    }

    private static Map<String, List<String>> on(List<String> first, List<String> second) {
        return Map.of("first", first, "second", second);
    }

    @Test
    void an_alert_takes_nothing_else_from_what_an_option_says() {
        PlanRequest stepFree =
                request().withParty(new Party(1, OptionalInt.empty(), Set.of(Party.Need.STEP_FREE), Set.of()));
        List<PlanOption> before = planner.plan(stepFree, LiveSnapshot.empty()).options();
        planner.update(
                new RealtimeFeed("bus", at("07:55"), List.of(), List.of(alert("x", List.of(), route("1"))), List.of()));

        List<PlanOption> after = planner.plan(stepFree, LiveSnapshot.empty()).options();

        assertThat(before).isNotEmpty();
        assertThat(after)
                .extracting(PlanOption::stepFree)
                .isEqualTo(before.stream().map(PlanOption::stepFree).toList());
        assertThat(after).allMatch(option -> option.stepFree().isPresent());
        assertThat(after)
                .extracting(PlanOption::likelihoods)
                .isEqualTo(before.stream().map(PlanOption::likelihoods).toList());
    }

    @Test
    void an_alert_about_a_line_stands_on_that_line_alone() {
        assertThat(told(route("1"))).isEqualTo(on(List.of("x"), List.of()));
        assertThat(told(route("2"))).isEqualTo(on(List.of(), List.of("x")));
        assertThat(told(route("3"))).isEqualTo(on(List.of(), List.of()));
    }

    @Test
    void an_alert_about_a_stop_is_for_whoever_gets_on_or_off_there() {
        assertThat(told(stop("A"))).isEqualTo(on(List.of("x"), List.of()));
        assertThat(told(stop("M"))).isEqualTo(on(List.of("x"), List.of("x")));
        assertThat(told(stop("B"))).isEqualTo(on(List.of(), List.of("x")));
        assertThat(told(stop("central"))).as("the station of M").isEqualTo(on(List.of("x"), List.of("x")));
    }

    @Test
    void an_alert_about_a_trip_is_for_its_day() {
        assertThat(told(trip("first", "2024-05-14"))).isEqualTo(on(List.of("x"), List.of()));
        assertThat(told(trip("first", "2024-05-15"))).isEqualTo(on(List.of(), List.of()));
    }

    @Test
    void an_alert_about_the_agency_or_a_kind_of_vehicle_is_for_all_of_it() {
        assertThat(told(informed("", "", "", "", Optional.empty(), OptionalInt.of(3))))
                .isEqualTo(on(List.of("x"), List.of()));
        assertThat(told(informed("", "", "", "", Optional.empty(), OptionalInt.of(900))))
                .as("extended route type of trams")
                .isEqualTo(on(List.of(), List.of("x")));
        assertThat(told(informed("bus", "", "", "", Optional.empty(), OptionalInt.empty())))
                .isEqualTo(on(List.of("x"), List.of("x")));
    }

    @Test
    void all_that_a_selector_gives_must_match_and_one_that_gives_nothing_matches_nothing() {
        assertThat(told(informed("", "1", "B", "", Optional.empty(), OptionalInt.empty())))
                .isEqualTo(on(List.of(), List.of()));
        assertThat(told(informed("", "2", "M", "", Optional.empty(), OptionalInt.empty())))
                .isEqualTo(on(List.of(), List.of("x")));
        assertThat(told(NOTHING)).isEqualTo(on(List.of(), List.of()));
        assertThat(told(route("1"), stop("B"))).as("any selector").isEqualTo(on(List.of("x"), List.of("x")));
    }

    @Test
    void an_alert_counts_at_the_time_of_travel() {
        Alert.Period before = new Alert.Period(Optional.empty(), Optional.of(at("08:00")));
        Alert.Period within = new Alert.Period(Optional.of(at("08:06")), Optional.of(at("08:07")));
        Alert.Period after = new Alert.Period(Optional.of(at("08:11")), Optional.empty());

        assertThat(told(alert("x", List.of(before), route("1")))).isEqualTo(on(List.of(), List.of()));
        assertThat(told(alert("x", List.of(before, within), route("1")))).isEqualTo(on(List.of("x"), List.of()));
        assertThat(told(alert("x", List.of(after), route("1"), route("2")))).isEqualTo(on(List.of(), List.of("x")));
    }

    @Test
    void a_forgotten_operator_tells_nothing_and_a_leg_tells_no_more_than_ten() {
        Alert[] many = java.util.stream.IntStream.range(10, 60)
                .mapToObj(number -> alert("a" + number, List.of(), route("1")))
                .toArray(Alert[]::new);
        assertThat(told(many).get("first")).hasSize(10).startsWith("a10", "a11");

        planner.forget("bus");
        assertThat(planner.realtime().find("bus")).isEmpty();
        assertThat(told()).isEqualTo(on(List.of(), List.of()));
    }

    private Map<String, List<String>> told() {
        return told(new Alert[0]);
    }
}
