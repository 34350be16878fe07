package org.commonway.rules.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void the_hash_is_of_salt_then_content() {
        // FIPS 180-4, the example "abc".
        assertThat(Sha256.of(bytes("a"), bytes("bc")))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(Sha256.of(bytes("ab"), bytes("c")))
                .hasSameHashCodeAs(Sha256.of(bytes(""), bytes("abc")))
                .isNotEqualTo(Sha256.of(bytes("c"), bytes("ab")));
    }

    @Test
    void a_hash_has_thirty_two_bytes() {
        Sha256 hash = Sha256.of(bytes("a"), bytes("b"));
        assertThat(Sha256.read(hash.bytes(), RefusalCode.INVALID_HOLD, "leg_commitment"))
                .isEqualTo(hash);
        for (int length : new int[] {0, 31, 33}) {
            assertThatThrownBy(() -> Sha256.read(new byte[length], RefusalCode.INVALID_HOLD, "leg_commitment"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_HOLD))
                    .hasMessageContaining("leg_commitment");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
