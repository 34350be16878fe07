package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often one number of seconds is at most so much greater than another. */
class HistogramTest {

    private static Histogram of(int... seconds) {
        Histogram made = Histogram.EMPTY;
        for (int one : seconds) {
            made = made.with(one);
        }
        return made;
    }

    private static int[] delays(Random random) {
        double middle = random.nextInt(400) - 100;
        double spread = 20 + random.nextInt(300);
        return IntStream.range(0, 200)
                .map(i -> (int) Math.round(middle + spread * random.nextGaussian()))
                .toArray();
    }

    @Test
    void more_slack_never_makes_it_less_likely_and_it_stays_between_never_and_always() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Histogram coming = of(delays(random));
            Histogram leaving = of(delays(random));
            double before = 0;
            for (int slack = -4_000; slack <= 4_000; slack += 13) {
                double share = coming.shareWithin(leaving, slack);
                assertThat(share).isBetween(before - 1e-9, 1.0);
                before = share;
            }
        }
    }

    @Test
    void the_share_is_that_of_all_pairs_counted_one_by_one() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            int[] coming = IntStream.of(delays(random))
                    .map(late -> Math.max(-590, Math.min(1_790, late)))
                    .toArray();
            int[] leaving = IntStream.of(delays(random))
                    .map(late -> Math.max(-590, Math.min(1_790, late)))
                    .toArray();
            int slack = random.nextInt(900) - 200;
            long made = IntStream.of(coming)
                    .mapToLong(one -> IntStream.of(leaving)
                            .filter(other -> one - other <= slack)
                            .count())
                    .sum();

            assertThat(of(coming).shareWithin(of(leaving), slack))
                    .isCloseTo(made / (double) (coming.length * leaving.length), within(0.03));
        }
    }

    @Test
    void what_lies_beyond_the_steps_is_taken_for_the_worse() {
        assertThat(of(10_000).shareWithin(of(0), 4_000)).as("so late a vehicle").isZero();
        assertThat(of(0).shareWithin(of(-10_000), 4_000)).as("left so early").isZero();
        assertThat(of(-10_000).shareWithin(of(0), -1_000))
                .as("so early a vehicle counts as 10 minutes")
                .isZero();
        assertThat(of(-10_000).shareWithin(of(0), -500)).isEqualTo(1);
        assertThat(of(0).shareWithin(of(10_000), -1_700))
                .as("leaving so late counts as 30 minutes")
                .isEqualTo(1);
    }

    @Test
    void of_nothing_nothing_comes_true() {
        assertThat(Histogram.EMPTY.shareWithin(of(0), 1_000)).isZero();
        assertThat(of(0).shareWithin(Histogram.EMPTY, 1_000)).isZero();
    }

    @Test
    void what_fades_counts_less_until_nothing_is_left() {
        Histogram seen = of(0, 30, 60, 90);

        assertThat(seen.faded(0.5).count()).isEqualTo(2);
        assertThat(seen.faded(0.1)).isEqualTo(Histogram.EMPTY);
    }

    @Test
    void weights_that_no_counting_gives_are_refused() {
        float[] weights = new float[Histogram.SLOTS];
        weights[3] = Float.NaN;
        assertThatThrownBy(() -> Histogram.of(weights)).isInstanceOf(IllegalArgumentException.class);
        weights[3] = -1;
        assertThatThrownBy(() -> Histogram.of(weights)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Histogram.of(new float[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
