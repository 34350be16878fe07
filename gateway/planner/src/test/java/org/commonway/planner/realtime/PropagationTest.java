package org.commonway.planner.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Worked examples, in minutes: stops 1 to 5 at 0, 10, 20, 30, 40, each left a minute after. */
class PropagationTest {
    private static final Instant BASE = Instant.parse("2024-05-14T00:00:00Z");

    private static List<ScheduledCall> calls() {
        List<ScheduledCall> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(new ScheduledCall("S" + (i + 1), i + 1, 600 * i, 600 * i + 60));
        }
        return calls;
    }

    private static List<ExpectedCall> expect(StopUpdate... updates) {
        return Propagation.expect(calls(), BASE, List.of(updates), OptionalInt.empty());
    }

    private static StopUpdate update(int sequence, Optional<StopEvent> arrival, Optional<StopEvent> departure) {
        return new StopUpdate(OptionalInt.of(sequence), "", StopUpdate.Kind.SCHEDULED, arrival, departure);
    }

    private static Optional<StopEvent> at(int minutes) {
        return Optional.of(StopEvent.at(BASE.plusSeconds(60L * minutes)));
    }

    private static Optional<StopEvent> late(int minutes) {
        return Optional.of(StopEvent.delayed(60 * minutes));
    }

    private static List<Integer> arrivals(List<ExpectedCall> calls) {
        return calls.stream().map(call -> call.arrival() / 60).toList();
    }

    private static List<Integer> departures(List<ExpectedCall> calls) {
        return calls.stream().map(call -> call.departure() / 60).toList();
    }

    private static List<Boolean> known(List<ExpectedCall> calls) {
        return calls.stream().map(ExpectedCall::departureKnown).toList();
    }

    @Test
    void without_updates_the_timetable_stands_and_nothing_is_known() {
        assertThat(arrivals(expect())).containsExactly(0, 10, 20, 30, 40);
        assertThat(departures(expect())).containsExactly(1, 11, 21, 31, 41);
        assertThat(known(expect())).containsOnly(false);
    }

    @Test
    void a_delay_holds_until_the_next_update() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(2, 300), StopUpdate.delayed(4, 60));

        assertThat(arrivals(calls)).containsExactly(0, 15, 25, 31, 41);
        assertThat(departures(calls)).containsExactly(1, 16, 26, 32, 42);
    }

    @Test
    void before_the_first_update_nothing_is_known() {
        assertThat(known(expect(StopUpdate.delayed(3, 0)))).containsExactly(false, false, true, true, true);
    }

    @Test
    void no_data_ends_a_delay_and_those_stops_run_as_scheduled() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(1, 300), StopUpdate.noData(3));

        assertThat(arrivals(calls)).containsExactly(5, 15, 20, 30, 40);
        assertThat(known(calls)).containsExactly(true, true, false, false, false);
    }

    @Test
    void an_update_without_times_ends_a_delay_too() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(1, 300), update(3, Optional.empty(), Optional.empty()));

        assertThat(arrivals(calls)).containsExactly(5, 15, 20, 30, 40);
    }

    @Test
    void a_delay_passes_through_a_skipped_stop_at_which_nobody_gets_on_or_off() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(1, 300), StopUpdate.skipped(3));

        assertThat(arrivals(calls)).containsExactly(5, 15, 25, 35, 45);
        assertThat(calls.stream().map(ExpectedCall::skipped)).containsExactly(false, false, true, false, false);
    }

    @Test
    void a_moment_counts_before_a_delay() {
        StopEvent both = new StopEvent(Optional.of(BASE.plusSeconds(1_500)), OptionalInt.of(60));

        assertThat(arrivals(expect(update(3, Optional.of(both), Optional.empty()))))
                .containsExactly(0, 10, 25, 35, 45);
    }

    @Test
    void an_arrival_alone_delays_the_departure_as_well() {
        assertThat(departures(expect(update(2, late(4), Optional.empty())))).containsExactly(1, 15, 25, 35, 45);
    }

    @Test
    void a_departure_alone_delays_what_comes_after_it() {
        List<ExpectedCall> calls = expect(update(2, Optional.empty(), late(4)));

        assertThat(arrivals(calls)).containsExactly(0, 10, 24, 34, 44);
        assertThat(departures(calls)).containsExactly(1, 15, 25, 35, 45);
        assertThat(calls.get(1).arrivalKnown()).isFalse();
    }

    @Test
    void made_up_time_is_carried_on_from_the_departure() {
        assertThat(arrivals(expect(update(2, late(10), late(2))))).containsExactly(0, 20, 22, 32, 42);
        assertThat(departures(expect(update(2, late(10), late(2))))).containsExactly(1, 20, 23, 33, 43);
    }

    @Test
    void times_that_run_back_push_the_later_stop_on() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(2, 1_500), StopUpdate.delayed(3, 60));

        assertThat(arrivals(calls)).containsExactly(0, 35, 36, 36, 41);
        assertThat(departures(calls)).containsExactly(1, 36, 36, 36, 42);
    }

    @Test
    void a_stop_without_data_is_pushed_on_by_what_is_known_before_it() {
        List<ExpectedCall> calls = expect(StopUpdate.delayed(2, 1_500), StopUpdate.noData(3));

        assertThat(arrivals(calls)).containsExactly(0, 35, 36, 36, 40);
    }

    @Test
    void a_vehicle_early_at_a_stop_has_left_the_stops_before() {
        List<ExpectedCall> calls = expect(update(3, at(5), at(6)));

        assertThat(arrivals(calls)).containsExactly(0, 5, 5, 15, 25);
        assertThat(departures(calls)).containsExactly(1, 5, 6, 16, 26);
        assertThat(known(calls)).containsExactly(false, false, true, true, true);
    }

    @Test
    void the_delay_of_a_whole_trip_holds_until_the_first_update() {
        List<ExpectedCall> calls =
                Propagation.expect(calls(), BASE, List.of(StopUpdate.delayed(3, 60)), OptionalInt.of(120));

        assertThat(arrivals(calls)).containsExactly(2, 12, 21, 31, 41);
    }

    @Test
    void a_stop_that_comes_twice_is_meant_in_the_order_of_the_trip() {
        List<ScheduledCall> loop = List.of(
                new ScheduledCall("A", 1, 0, 0),
                new ScheduledCall("B", 2, 600, 600),
                new ScheduledCall("A", 3, 900, 900));
        StopUpdate b = new StopUpdate(OptionalInt.empty(), "B", StopUpdate.Kind.SCHEDULED, late(1), late(1));
        StopUpdate a = new StopUpdate(OptionalInt.empty(), "A", StopUpdate.Kind.SCHEDULED, late(5), late(5));

        assertThat(arrivals(Propagation.expect(loop, BASE, List.of(b, a), OptionalInt.empty())))
                .containsExactly(0, 11, 20);
    }

    @Property
    void time_never_runs_back_whatever_the_feed_says(
            @ForAll @Size(max = 5) List<@IntRange(min = -4_000, max = 4_000) Integer> delays, @ForAll int mask) {
        List<StopUpdate> updates = new ArrayList<>();
        for (int i = 0; i < delays.size(); i++) {
            if ((mask >> i & 1) == 1) {
                updates.add(update(
                        i + 1,
                        Optional.of(StopEvent.delayed(delays.get(i))),
                        (mask >> (i + 5) & 1) == 1
                                ? Optional.of(StopEvent.delayed(delays.get(delays.size() - 1 - i)))
                                : Optional.empty()));
            }
        }
        int latest = Integer.MIN_VALUE;
        for (ExpectedCall call : Propagation.expect(calls(), BASE, updates, OptionalInt.empty())) {
            assertThat(call.arrival()).isGreaterThanOrEqualTo(latest);
            assertThat(call.departure()).isGreaterThanOrEqualTo(call.arrival());
            latest = call.departure();
        }
    }
}
