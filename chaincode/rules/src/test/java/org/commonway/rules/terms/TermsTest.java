package org.commonway.rules.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    @Test
    void commission_and_levy_may_take_a_whole_fare_but_no_more() {
        assertThat(new Terms(1, 9_000, 1_000, "CityMSP").levyBps()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1", "10001,0", "0,10001", "9000,1001", "2147483647,2147483647"})
    void terms_that_nobody_could_meet_are_refused(int ceiling, int levy) {
        assertThatThrownBy(() -> new Terms(1, ceiling, levy, "CityMSP"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_TERMS));
    }
}
