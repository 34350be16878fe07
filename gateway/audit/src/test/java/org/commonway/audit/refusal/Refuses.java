package org.commonway.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

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

    /** Fails if what these bytes say is read and verified with any one of their bits changed. */
    public static void refusesEveryChangedBit(byte[] bytes, Consumer<byte[]> verify) {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(changed, verify)).as("bit %d", bit).isFalse();
        }
    }

    private static boolean holds(byte[] bytes, Consumer<byte[]> verify) {
        try {
            verify.accept(bytes);
            return true;
        } catch (AuditRefusal e) {
            return false;
        }
    }
}
