package org.commonway.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tests say of bad input: that it is refused, and under which name. */
public final class Refuses {
    private Refuses() {}

    /** Fails unless the call is refused with this code, in one sentence. */
    public static void refuses(RefusalCode code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AuditRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal).hasMessageEndingWith(code.sentence());
        });
    }
}
