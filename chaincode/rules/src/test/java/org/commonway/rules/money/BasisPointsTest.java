package org.commonway.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BasisPointsTest {

    @Test
    void parts_are_rounded_down_and_taxes_half_up() {
        assertThat(BasisPoints.ofRoundedDown(199, 5_000)).isEqualTo(99);
        assertThat(BasisPoints.includedInRoundedHalfUp(1_060, 600)).isEqualTo(60);
        assertThat(BasisPoints.includedInRoundedHalfUp(3, 5_000)).isEqualTo(1);
        assertThat(BasisPoints.includedInRoundedHalfUp(1, 10_000))
                .as("0.5 goes up")
                .isEqualTo(1);
        assertThat(BasisPoints.includedInRoundedHalfUp(1, 9_999)).isZero();
    }

    @Test
    void a_part_is_of_something_and_at_most_the_whole() {
        assertThatThrownBy(() -> BasisPoints.ofRoundedDown(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BasisPoints.ofRoundedDown(1, 10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BasisPoints.includedInRoundedHalfUp(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BasisPoints.includedInRoundedHalfUp(-1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5_000)
    void both_are_exact_over_every_amount(
            @ForAll @LongRange(min = 0) long amount, @ForAll @IntRange(max = 10_000) int bps) {
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(bps));
        assertThat(BasisPoints.ofRoundedDown(amount, bps))
                .isEqualTo(product.divide(BigInteger.valueOf(10_000)).longValueExact());
        assertThat(BasisPoints.includedInRoundedHalfUp(amount, bps))
                .isEqualTo(new BigDecimal(product)
                        .divide(BigDecimal.valueOf(10_000L + bps), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
