package org.commonway.ledger.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long nanos;

    @Test
    void a_ledger_that_waits_more_than_it_works_is_asked_by_as_many_as_bring_something() {
        assertThat(settledAt(limit -> Math.min(limit, 10) * 50.0)).isBetween(9.0, 12.0);
    }

    @Test
    void a_ledger_that_is_busy_with_a_few_is_not_asked_by_more() {
        assertThat(settledAt(limit -> 1_000)).isBetween(4.0, 5.5);
        assertThat(settledAt(limit -> 1_000.0 / limit)).isBetween(4.0, 5.5);
    }

    @Test
    void a_ledger_that_takes_all_is_asked_by_the_most() {
        assertThat(settledAt(limit -> limit)).isBetween(14.5, 16.0);
    }

    @Test
    void it_follows_a_ledger_that_becomes_slower() {
        Pace pace = new Pace(4, 16, () -> nanos);
        run(pace, limit -> limit, 2_000);
        assertThat(run(pace, limit -> Math.min(limit, 6), 2_000)).isBetween(5.0, 8.0);
    }

    @Test
    void whatever_happens_it_stays_within_its_bounds() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int fewest = 1 + random.nextInt(5);
            int most = fewest + random.nextInt(20);
            Pace pace = new Pace(fewest, most, () -> nanos);
            for (int i = 0; i < 500; i++) {
                nanos += random.nextInt(1_000_000);
                pace.ended(random.nextInt(17), random.nextInt(10) > 0);
                assertThat(pace.limit()).as("seed " + seed).isBetween(fewest, most);
            }
        }
    }

    @Test
    void where_nobody_waits_there_is_nothing_to_learn() {
        Pace pace = new Pace(4, 16, () -> nanos);
        for (int i = 0; i < 1_000; i++) {
            nanos += 1_000_000;
            pace.ended(1, false);
        }
        assertThat(pace.limit()).isEqualTo(4);
    }

    @Test
    void a_fixed_pace_stays_as_it_is_and_none_is_below_one() {
        Pace pace = Pace.fixed(3);
        for (int i = 0; i < 100; i++) {
            pace.ended(16, true);
        }
        assertThat(pace.limit()).isEqualTo(3);
        assertThatThrownBy(() -> Pace.fixed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(4, 3, () -> nanos)).isInstanceOf(IllegalArgumentException.class);
    }

    private double settledAt(IntToDoubleFunction transactionsPerSecond) {
        Pace pace = new Pace(4, 16, () -> nanos);
        run(pace, transactionsPerSecond, 2_000);
        return run(pace, transactionsPerSecond, 2_000);
    }

    /** Ends so many transactions of a ledger whose rate depends on how many are under way; the mean limit. */
    private double run(Pace pace, IntToDoubleFunction transactionsPerSecond, int transactions) {
        double sum = 0;
        for (int i = 0; i < transactions; i++) {
            nanos += Math.round(1e9 / transactionsPerSecond.applyAsDouble(pace.limit()));
            pace.ended(16, true);
            sum += pace.limit();
        }
        return sum / transactions;
    }
}
