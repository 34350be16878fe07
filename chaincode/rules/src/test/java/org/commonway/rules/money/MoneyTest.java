package org.commonway.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void an_amount_reads_with_the_decimals_of_its_currency() {
        assertThat(Money.of(435, "EUR")).hasToString("4.35 EUR");
        assertThat(Money.of(435, "JPY")).hasToString("435 JPY");
        assertThat(Money.of(-435, "KWD")).hasToString("-0.435 KWD");
    }

    @Test
    void amounts_of_two_currencies_do_not_mix() {
        Money euro = Money.of(1, "EUR");
        Money yen = Money.of(1, "JPY");
        assertThatThrownBy(() -> euro.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.minus(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_overflow_is_never_silent() {
        Money most = Money.of(Long.MAX_VALUE, "EUR");
        Money one = Money.of(1, "EUR");
        Money least = Money.of(Long.MIN_VALUE, "EUR");
        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(one)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void gold_has_no_minor_unit() {
        assertThatThrownBy(() -> Money.of(1, "XAU")).isInstanceOf(IllegalArgumentException.class);
    }
}
