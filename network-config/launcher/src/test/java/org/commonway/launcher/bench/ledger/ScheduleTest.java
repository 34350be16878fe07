package org.commonway.launcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void bookings_of_an_open_load_are_due_at_even_distances_whatever_the_time_is() {
        Schedule schedule = new Schedule(400);

        assertThat(schedule.dueNanos(0, 7_000, 1)).isEqualTo(7_000);
        assertThat(schedule.dueNanos(1, 7_000, 999_999_999)).isEqualTo(7_000 + 2_500_000);
        assertThat(schedule.dueNanos(400, 7_000, 5)).isEqualTo(7_000 + 1_000_000_000L);
        assertThat(schedule.dueNanos(120_000, 0, 0)).isEqualTo(300_000_000_000L);
    }

    @Test
    void a_rate_that_does_not_divide_a_second_does_not_drift() {
        Schedule schedule = new Schedule(3);

        assertThat(schedule.dueNanos(1, 0, 0)).isEqualTo(333_333_333);
        assertThat(schedule.dueNanos(3_000_000, 0, 0)).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void as_many_as_the_ledger_takes_are_due_when_somebody_is_free() {
        Schedule schedule = new Schedule(0);

        assertThat(schedule.isOpen()).isFalse();
        assertThat(schedule.dueNanos(17, 5, 99)).isEqualTo(99);
    }

    @Test
    void a_load_has_as_many_bookings_as_begin_within_its_time() {
        assertThat(new Schedule(500).countWithin(300)).isEqualTo(150_000);
        assertThat(new Schedule(0.5).countWithin(3)).isEqualTo(2);
    }

    @Test
    void what_is_no_rate_is_refused() {
        for (double rate : new double[] {-1, Double.NaN, 2e6}) {
            assertThatThrownBy(() -> new Schedule(rate)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
