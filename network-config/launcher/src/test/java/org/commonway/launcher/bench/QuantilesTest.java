package org.commonway.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void ranks_are_those_of_the_sorted_calls() {
        double[] millis =
                IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i).toArray();

        assertThat(Quantiles.of(millis)).isEqualTo(new Quantiles(200, 100, 198, 200));
    }

    @Test
    void no_calls_have_no_time() {
        assertThat(Quantiles.of(new double[0])).isEqualTo(new Quantiles(0, 0, 0, 0));
    }
}
