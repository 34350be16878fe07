package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.likelihood.RouteDelays.Event;
import org.commonway.planner.network.Network;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.streets.NoStreets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a delay: what was last said before the vehicle passed. */
class DelayWatchTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 5, 14);
    private static final RouteKey LINE = new RouteKey("bus", "1");
    private static final int MORNING = 2;

    @TempDir
    private Path folder;

    private Network network;
    private final DelayWatch watch = new DelayWatch();
    private final List<DelayTable.Seen> seen = new ArrayList<>();

    @BeforeEach
    void aBusOfThreeStops() {
        network = new Network(
                new NoStreets(),
                List.of(Gtfs.of("bus")
                        .stop("A", Grid.at(2, 1))
                        .stop("M", Grid.at(15, 1))
                        .stop("B", Grid.at(28, 1))
                        .route("1", 3)
                        .trip("t", "1", "A 08:00", "M 08:10", "B 08:20")
                        .read(folder)));
    }

    private static TripInstance run() {
        return new TripInstance("t", TUESDAY);
    }

    /** At this time the operator says so much of the bus. */
    private void say(String time, TripUpdate... updates) {
        Instant now = LocalDateTime.parse("2024-05-14T" + time)
                .atZone(ZoneId.of("Europe/Lisbon"))
                .toInstant();
        seen.addAll(watch.observe(new RealtimeFeed("bus", now, List.of(updates)), network));
    }

    private void late(String time, int seconds) {
        say(time, TripUpdate.of(run(), StopUpdate.delayed(10, seconds)));
    }

    /** Delays against the timetable. */
    private List<Integer> delays(Event event) {
        return seconds(RouteDelays.delays(event, MORNING));
    }

    private List<Integer> seconds(int slot) {
        return seen.stream()
                .filter(one -> one.route().equals(LINE) && one.slot() == slot)
                .map(DelayTable.Seen::seconds)
                .toList();
    }

    @Test
    void the_delay_last_said_before_the_bus_passed_counts_once() {
        late("07:55", 0);
        late("08:08", 60);
        late("08:10", 120);
        assertThat(delays(Event.ARRIVAL)).isEmpty();

        late("08:13", 130);
        late("08:14", 300);
        late("08:15", 300);

        assertThat(delays(Event.ARRIVAL)).containsExactly(130);
        assertThat(delays(Event.DEPARTURE)).containsExactly(60, 130);
    }

    @Test
    void a_stop_that_the_feed_drops_once_it_is_passed_counts_as_it_was_last_said() {
        late("08:08", 60);
        say("08:12", TripUpdate.of(run(), StopUpdate.delayed(30, 90)));

        assertThat(delays(Event.ARRIVAL)).containsExactly(60);
    }

    @Test
    void a_bus_that_the_feed_drops_counts_as_it_was_last_said_if_that_is_not_long_ago() {
        late("08:08", 60);
        say("08:12");
        say("08:25");

        assertThat(delays(Event.ARRIVAL))
                .as("the last stop was 12 minutes away")
                .containsExactly(60);
    }

    @Test
    void what_had_passed_when_the_bus_was_first_spoken_of_does_not_count() {
        late("08:15", 60);
        late("08:22", 60);

        assertThat(delays(Event.ARRIVAL)).as("at the last stop alone").containsExactly(60);
        assertThat(delays(Event.DEPARTURE)).isEmpty();
    }

    @Test
    void a_skipped_stop_and_one_without_data_have_no_delay() {
        say("08:05", TripUpdate.of(run(), StopUpdate.delayed(10, 30), StopUpdate.skipped(20), StopUpdate.noData(30)));
        say("08:25", TripUpdate.of(run(), StopUpdate.delayed(10, 30), StopUpdate.skipped(20), StopUpdate.noData(30)));

        assertThat(seen).isEmpty();
    }

    @Test
    void a_cancelled_bus_has_no_delay() {
        late("08:08", 60);
        say("08:09", TripUpdate.canceled(run()));
        say("08:30");

        assertThat(delays(Event.ARRIVAL)).isEmpty();
    }

    @Test
    void how_much_changed_since_it_was_said_is_known_by_how_long_before_it_was_said() {
        late("07:50", 0);
        late("08:00", 60);
        late("08:08", 90);
        late("08:12", 100);

        assertThat(seconds(RouteDelays.changes(Event.ARRIVAL, Lead.of(20 * 60))))
                .containsExactly(100);
        assertThat(seconds(RouteDelays.changes(Event.ARRIVAL, Lead.of(10 * 60))))
                .containsExactly(40);
        assertThat(seconds(RouteDelays.changes(Event.ARRIVAL, Lead.of(2 * 60)))).containsExactly(10);
        assertThat(seconds(RouteDelays.changes(Event.ARRIVAL, Lead.of(45 * 60))))
                .isEmpty();
    }

    @Test
    void the_same_feed_twice_and_an_older_one_say_nothing_new() {
        late("08:08", 60);
        late("08:12", 60);
        late("08:12", 600);
        late("08:11", 600);
        late("08:16", 60);

        assertThat(delays(Event.ARRIVAL)).containsExactly(60);
    }

    @Test
    void a_clock_that_was_far_ahead_does_not_silence_its_operator_once_it_is_put_right() {
        late("23:00", 60);
        late("08:08", 60);
        late("08:12", 60);

        assertThat(delays(Event.ARRIVAL)).containsExactly(60);
    }

    @Test
    void a_trip_that_is_not_of_the_timetable_or_does_not_run_that_day_says_nothing() {
        TripInstance other = new TripInstance("ghost", TUESDAY);
        TripInstance longAgo = new TripInstance("t", LocalDate.of(2023, 5, 14));
        for (String time : List.of("08:08", "08:12")) {
            say(
                    time,
                    TripUpdate.of(other, StopUpdate.delayed(10, 60)),
                    TripUpdate.of(longAgo, StopUpdate.delayed(10, 60)));
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void hours_of_the_working_week_and_of_the_weekend_are_kept_apart() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        assertThat(HourClass.of(Instant.parse("2024-05-14T06:59:00Z"), lisbon)).isEqualTo(1);
        assertThat(HourClass.of(Instant.parse("2024-05-14T07:00:00Z"), lisbon)).isEqualTo(MORNING);
        assertThat(HourClass.of(Instant.parse("2024-05-18T07:00:00Z"), lisbon)).isEqualTo(6 + MORNING);
        assertThat(HourClass.of(Instant.parse("2024-05-19T22:59:00Z"), lisbon)).isEqualTo(11);
    }
}
