package org.commonway.rules.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @ParameterizedTest
    @EnumSource
    void every_code_says_in_one_sentence_what_is_wrong_and_what_to_do(RefusalCode code) {
        assertThat(code.sentence())
                .matches("[A-Z].*\\.")
                .hasSizeBetween(30, 160)
                .containsPattern("; [a-z]")
                .doesNotContainPattern("\\. ");
    }

    @Test
    void no_two_codes_say_the_same() {
        assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::sentence))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_speaks_for_its_code_when_it_has_nothing_better_to_say() {
        assertThat(new Refusal(RefusalCode.NO_TERMS).sentence()).isEqualTo(RefusalCode.NO_TERMS.sentence());
    }
}
