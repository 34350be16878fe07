package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService.Headway;
import org.junit.jupiter.api.Test;

/** Searches in a town whose bus goes by frequencies.txt. */
class HeadwayCasesTest extends GridTown {

    private static Gtfs bus() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .trip("often", "1", "A 00:00", "B 00:10");
    }

    /** The bus rides of all options, the best option's first. */
    private List<TransitLeg> rides(Gtfs feed, String time) {
        City city = city().withTimetable(feed.read(folder));
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T" + time), LISBON);
        return new Planner(city)
                .plan(request, LiveSnapshot.empty()).options().stream()
                        .map(PlanOption::itinerary)
                        .flatMap(trip -> trip.legs().stream())
                        .filter(leg -> leg instanceof TransitLeg)
                        .map(leg -> (TransitLeg) leg)
                        .toList();
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    @Test
    void a_trip_by_headway_is_found_at_its_next_departure_and_says_how_often_it_goes() {
        TransitLeg ride = rides(bus().frequency("often", "07:55", "09:00", 600, "0"), "08:00")
                .get(0);

        assertThat(ride.departure()).isEqualTo(at("08:05"));
        assertThat(ride.arrival()).isEqualTo(at("08:15"));
        assertThat(ride.service().gtfsTripId()).isEqualTo("often");
        assertThat(ride.service().headway()).contains(new Headway("08:05:00", 600, false));
    }

    @Test
    void two_searches_that_find_two_departures_of_one_trip_tell_them_apart_by_start_time() {
        Gtfs feed = bus().frequency("often", "08:10", "08:50", 1800, "1");
        TransitLeg early = rides(feed, "08:00").get(0);
        TransitLeg late = rides(feed, "08:15").get(0);

        assertThat(late.service().gtfsTripId()).isEqualTo(early.service().gtfsTripId());
        assertThat(List.of(early.departure(), late.departure())).containsExactly(at("08:10"), at("08:40"));
        assertThat(early.service().headway()).contains(new Headway("08:10:00", 1800, true));
        assertThat(late.service().headway()).contains(new Headway("08:40:00", 1800, true));
    }

    @Test
    void after_midnight_a_departure_keeps_the_start_time_of_its_service_day() {
        TransitLeg ride = rides(bus().frequency("often", "24:00", "25:00", 1200, "1"), "00:05")
                .get(0);

        assertThat(ride.departure()).isEqualTo(at("00:20"));
        assertThat(ride.service().serviceDate()).isEqualTo(LocalDate.of(2024, 5, 13));
        assertThat(ride.service().headway()).contains(new Headway("24:20:00", 1200, true));
    }

    @Test
    void a_trip_of_its_own_has_no_headway_beside_one_that_has() {
        TransitLeg ride = rides(
                        bus().frequency("often", "08:00", "09:00", 600, "0").trip("plain", "1", "A 12:00", "B 12:10"),
                        "11:50")
                .get(0);

        assertThat(ride.service().gtfsTripId()).isEqualTo("plain");
        assertThat(ride.service().headway()).isEmpty();
    }
}
