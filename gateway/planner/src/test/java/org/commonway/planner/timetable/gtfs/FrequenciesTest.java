package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.Frequency;
import org.commonway.planner.timetable.Trips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrequenciesTest {
    private static final int EIGHT = 8 * 3600;

    @TempDir
    Path folder;

    private static Gtfs feed() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(2, 1))
                .route("1", 3)
                .trip("plain", "1", "A 07:00", "B 07:10")
                .trip("often", "1", "A 00:00", "B 00:10");
    }

    private GtfsFeed read(Gtfs gtfs) {
        return GtfsReader.read("bus", gtfs.write(folder));
    }

    private static List<Integer> startTimes(Trips trips, String tripId) {
        return IntStream.range(0, trips.count())
                .filter(trip -> trips.tripId(trip).equals(tripId))
                .mapToObj(trips::startTime)
                .toList();
    }

    @Test
    void a_headway_becomes_a_departure_for_each_interval_before_its_end() {
        Trips trips = read(feed().frequency("often", "08:00", "09:00", 1200, "0"))
                .timetable()
                .trips();

        assertThat(startTimes(trips, "often")).containsExactly(EIGHT, EIGHT + 1200, EIGHT + 2400);
        assertThat(trips.callArrival(trips.endCall(3) - 1)).isEqualTo(EIGHT + 2400 + 600);
        assertThat(trips.callSequence(trips.firstCall(3))).isEqualTo(10);
        assertThat(startTimes(trips, "plain")).containsExactly(7 * 3600);
    }

    @Test
    void a_departure_knows_its_headway_and_whether_it_is_kept_to_exactly() {
        Trips trips = read(feed().frequency("often", "08:00", "09:00", 3600, "")
                        .frequency("often", "09:00", "09:01", 600, "1"))
                .timetable()
                .trips();

        assertThat(trips.findFrequency(0)).isEmpty();
        assertThat(trips.findFrequency(1)).contains(new Frequency(EIGHT, EIGHT + 3600, 3600, false));
        assertThat(trips.findFrequency(2)).contains(new Frequency(EIGHT + 3600, EIGHT + 3660, 600, true));
    }

    @Test
    void a_headway_may_run_past_midnight_and_the_first_stop_may_have_its_own_stopping_time() {
        Gtfs feed = feed().line("trips.txt", "1,daily,late,x")
                .line("stop_times.txt", "late,05:00:00,05:02:00,A,1,,")
                .line("stop_times.txt", "late,05:10:00,05:10:00,B,2,,")
                .frequency("late", "25:00", "25:30", 1800, "0");

        Trips trips = read(feed).timetable().trips();

        int last = trips.count() - 1;
        assertThat(trips.startTime(last)).isEqualTo(25 * 3600);
        assertThat(trips.callArrival(trips.firstCall(last))).isEqualTo(25 * 3600 - 120);
        assertThat(trips.callArrival(trips.firstCall(last) + 1)).isEqualTo(25 * 3600 + 480);
    }

    @Test
    void absurd_headways_are_reported_and_not_used() {
        GtfsFeed feed = read(feed().frequency("often", "08:00", "09:00", 1800, "0")
                .frequency("often", "08:30", "09:30", 600, "0")
                .frequency("often", "10:00", "10:00", 600, "0")
                .frequency("often", "11:00", "12:00", 0, "0")
                .frequency("often", "13:00", "14:00", 600, "2")
                .frequency("none", "13:00", "14:00", 600, "0"));

        assertThat(startTimes(feed.timetable().trips(), "often")).containsExactly(EIGHT, EIGHT + 1800);
        assertThat(feed.report().skipped())
                .extracting(line -> line.line() + " " + line.reason())
                .containsExactlyInAnyOrder(
                        "3 FREQUENCY_OVERLAPS",
                        "4 FREQUENCY_INVALID",
                        "5 FREQUENCY_INVALID",
                        "6 VALUE_INVALID",
                        "7 REFERENCE_UNKNOWN");
    }

    @Test
    void a_trip_without_a_usable_headway_does_not_run_at_the_times_of_its_pattern() {
        GtfsFeed feed = read(feed().frequency("often", "08:00", "08:00", 600, "0"));

        assertThat(startTimes(feed.timetable().trips(), "often")).isEmpty();
        assertThat(feed.report().count(SkipReason.TRIP_UNUSABLE)).isEqualTo(1);
        assertThatThrownBy(() -> read(Gtfs.of("bus")
                        .stop("A", Grid.at(1, 1))
                        .stop("B", Grid.at(2, 1))
                        .route("1", 3)
                        .trip("often", "1", "A 00:00", "B 00:10")
                        .frequency("often", "08:00", "08:00", 600, "0")))
                .isInstanceOf(PlannerRefusal.class);
    }

    @Test
    void more_than_a_hundred_thousand_departures_are_a_mistake_of_the_feed() {
        GtfsFeed feed = read(feed().frequency("often", "00:00", "27:00", 1, "0")
                .trip("more", "1", "A 00:00", "B 00:10")
                .frequency("more", "08:00", "09:00", 1, "0"));

        assertThat(feed.timetable().trips().count()).isEqualTo(1 + 97_200);
        assertThat(feed.report().skipped())
                .extracting(SkippedLine::reason)
                .containsExactly(SkipReason.FREQUENCY_TOO_MANY, SkipReason.TRIP_UNUSABLE);
    }
}
