package org.commonway.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @ParameterizedTest
    @EnumSource
    void every_code_has_one_sentence_that_says_what_is_wrong_and_what_to_do(RefusalCode code) {
        assertThat(code.sentence()).matches("[A-Z].*\\.").doesNotContain("\n");
        assertThat(new AuditRefusal(code)).hasMessage(code.sentence());
        assertThat(new AuditRefusal(code, "index 3 of size 2"))
                .hasMessage("index 3 of size 2: " + code.sentence())
                .returns(code, AuditRefusal::code);
    }
}
