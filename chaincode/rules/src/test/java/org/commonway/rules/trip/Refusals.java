package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** What every refusal must be: of its code, and one sentence that says what to do. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(RefusalCode code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(code);
            assertThat(refusal.sentence()).matches("[A-Z].*; .*\\.").doesNotContainPattern("\\. ");
        });
    }
}
