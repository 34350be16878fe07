package org.commonway.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void the_unit_left_over_goes_to_the_largest_remainder() {
        assertThat(LargestRemainder.allocate(100, Map.of("a", 1L, "b", 1L, "c", 4L)))
                .containsExactly(Map.entry("a", 17L), Map.entry("b", 17L), Map.entry("c", 66L));
        assertThat(LargestRemainder.allocate(10, Map.of("a", 10L, "b", 5L, "c", 2L)))
                .containsExactly(Map.entry("a", 6L), Map.entry("b", 3L), Map.entry("c", 1L));
    }

    @Test
    void equal_remainders_go_by_key() {
        assertThat(LargestRemainder.allocate(2, Map.of("b", 1L, "c", 1L, "a", 1L)))
                .containsExactly(Map.entry("a", 1L), Map.entry("b", 1L), Map.entry("c", 0L));
    }

    @Test
    void nothing_is_shared_out_as_nothing() {
        assertThat(LargestRemainder.allocate(0, Map.of("a", 0L, "b", 0L)))
                .containsOnly(Map.entry("a", 0L), Map.entry("b", 0L));
    }

    @Test
    void something_cannot_be_given_to_nobody() {
        assertThatThrownBy(() -> LargestRemainder.allocate(1, Map.of("a", 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.allocate(1, Map.<String, Long>of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.allocate(-1, Map.of("a", 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.allocate(1, Map.of("a", -1L, "b", 5L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5_000)
    void shares_add_up_and_are_within_one_unit_of_exact(
            @ForAll @LongRange(min = 0) long total, @ForAll("weights") Map<String, Long> weights) {
        Map<String, Long> shares = LargestRemainder.allocate(total, weights);
        BigInteger weightSum = sum(weights);
        assertThat(sum(shares)).isEqualTo(BigInteger.valueOf(total));
        shares.forEach((key, share) -> {
            BigInteger exactTimesSum = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(key)));
            BigInteger error = BigInteger.valueOf(share).multiply(weightSum).subtract(exactTimesSum);
            assertThat(share).isNotNegative();
            assertThat(error.abs()).isLessThan(weightSum);
        });
    }

    @Property(tries = 5_000)
    void the_order_of_the_parties_changes_nothing(
            @ForAll @LongRange(min = 0) long total, @ForAll("weights") Map<String, Long> weights, @ForAll long seed) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(weights.entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<String, Long> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        assertThat(LargestRemainder.allocate(total, shuffled)).isEqualTo(LargestRemainder.allocate(total, weights));
    }

    @Provide
    Arbitrary<Map<String, Long>> weights() {
        Arbitrary<String> parties =
                Arbitraries.strings().withCharRange('a', 'z').ofLength(2);
        return Arbitraries.maps(parties, Arbitraries.longs().greaterOrEqual(0))
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(weights -> weights.values().stream().anyMatch(weight -> weight > 0));
    }

    private static BigInteger sum(Map<String, Long> values) {
        return values.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
