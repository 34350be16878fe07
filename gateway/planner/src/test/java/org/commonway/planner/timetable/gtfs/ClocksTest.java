package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Timetable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service days whose times count from noon minus twelve hours, also where clocks change; and whose clocks count. */
class ClocksTest {
    @TempDir
    Path folder;

    private static Gtfs feed() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(2, 1))
                .route("1", 3)
                .trip("early", "1", "A 00:30", "B 03:00")
                .trip("late", "1", "A 12:00", "B 25:30");
    }

    private Timetable read(Gtfs gtfs) {
        return GtfsReader.read("bus", gtfs.write(folder)).timetable();
    }

    private static Instant departure(Timetable timetable, int trip, LocalDate date) {
        return timetable.startOf(date).plusSeconds(timetable.trips().startTime(trip));
    }

    private static Instant arrival(Timetable timetable, int trip, LocalDate date) {
        return timetable
                .startOf(date)
                .plusSeconds(timetable.trips().callArrival(timetable.trips().endCall(trip) - 1));
    }

    @Test
    void when_clocks_go_forward_the_times_of_the_day_count_from_eleven_the_evening_before() {
        Timetable timetable = read(feed());
        LocalDate spring = LocalDate.of(2024, 3, 31);

        assertThat(timetable.startOf(spring)).isEqualTo(Instant.parse("2024-03-30T23:00:00Z"));
        assertThat(departure(timetable, 0, spring)).isEqualTo(Instant.parse("2024-03-30T23:30:00Z"));
        assertThat(arrival(timetable, 0, spring)).isEqualTo(Instant.parse("2024-03-31T02:00:00Z"));
        assertThat(departure(timetable, 1, spring)).isEqualTo(Instant.parse("2024-03-31T11:00:00Z"));
        assertThat(arrival(timetable, 1, spring)).isEqualTo(Instant.parse("2024-04-01T00:30:00Z"));
    }

    @Test
    void when_clocks_go_back_they_count_from_one_in_the_night() {
        Timetable timetable = read(feed());
        LocalDate autumn = LocalDate.of(2024, 10, 27);

        assertThat(timetable.startOf(autumn)).isEqualTo(Instant.parse("2024-10-27T00:00:00Z"));
        assertThat(timetable.startOf(autumn).atZone(timetable.zone()).getHour()).isEqualTo(1);
        assertThat(departure(timetable, 0, autumn)).isEqualTo(Instant.parse("2024-10-27T00:30:00Z"));
        assertThat(departure(timetable, 1, autumn)).isEqualTo(Instant.parse("2024-10-27T12:00:00Z"));
        assertThat(arrival(timetable, 1, autumn)).isEqualTo(Instant.parse("2024-10-28T01:30:00Z"));
    }

    @Test
    void the_evening_before_clocks_change_runs_past_midnight_by_its_own_day() {
        Timetable timetable = read(feed());

        assertThat(arrival(timetable, 1, LocalDate.of(2024, 3, 30))).isEqualTo(Instant.parse("2024-03-31T01:30:00Z"));
        assertThat(arrival(timetable, 1, LocalDate.of(2024, 10, 26))).isEqualTo(Instant.parse("2024-10-27T00:30:00Z"));
    }

    @Test
    void of_agencies_in_several_zones_the_first_ones_counts_and_the_others_are_noted() {
        GtfsFeed feed = GtfsReader.read(
                "bus",
                feed().line("agency.txt", "same,Same,http://example.org,Europe/Lisbon")
                        .line("agency.txt", "other,Other,http://example.org,Europe/Madrid")
                        .line("agency.txt", "wrong,Wrong,http://example.org,Porto")
                        .write(folder));

        assertThat(feed.timetable().zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(feed.report().noted())
                .extracting(line -> line.file() + " " + line.line() + " " + line.reason())
                .containsExactly("agency.txt 4 AGENCY_ZONE_DIFFERS");
        assertThat(feed.report().skipped())
                .extracting(line -> line.file() + " " + line.line() + " " + line.reason())
                .containsExactly("agency.txt 5 VALUE_INVALID");
    }

    @Test
    void a_stops_own_zone_is_for_display_and_moves_no_time() {
        Timetable timetable = read(feed().columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,stop_timezone")
                .line("stops.txt", "A,A,41.0,-8.0,Europe/Madrid")
                .line("stops.txt", "B,B,41.1,-8.1,"));

        assertThat(timetable.stops().get(0).detail().zone()).contains(ZoneId.of("Europe/Madrid"));
        assertThat(departure(timetable, 0, LocalDate.of(2024, 5, 14))).isEqualTo(Instant.parse("2024-05-13T23:30:00Z"));
    }
}
