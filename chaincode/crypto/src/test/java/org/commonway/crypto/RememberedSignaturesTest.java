package org.commonway.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

class RememberedSignaturesTest {
    private static final ECPublicKey KEY =
            (ECPublicKey) SigningKeys.generate(new SecureRandom()).getPublic();
    private static final ECPublicKey OTHER =
            (ECPublicKey) SigningKeys.generate(new SecureRandom()).getPublic();

    @Test
    void only_the_same_key_digest_and_signature_are_known() {
        RememberedSignatures remembered = new RememberedSignatures(10);
        remembered.add(KEY, new byte[] {1, 2}, new byte[] {3});

        assertThat(remembered.holds(KEY, new byte[] {1, 2}, new byte[] {3})).isTrue();
        assertThat(remembered.holds(OTHER, new byte[] {1, 2}, new byte[] {3})).isFalse();
        assertThat(remembered.holds(KEY, new byte[] {1, 3}, new byte[] {3})).isFalse();
        assertThat(remembered.holds(KEY, new byte[] {1, 2}, new byte[] {4})).isFalse();
        assertThat(remembered.holds(KEY, new byte[] {1}, new byte[] {2, 3})).isFalse();
        assertThat(remembered.holds(KEY, new byte[] {1, 2, 3}, new byte[] {})).isFalse();
    }

    @Test
    void the_oldest_go_and_no_more_than_twice_as_many_as_asked_for_are_kept() {
        RememberedSignatures remembered = new RememberedSignatures(10);
        for (int i = 0; i < 100; i++) {
            remembered.add(KEY, new byte[] {(byte) i}, new byte[] {0});
            assertThat(remembered.size()).isLessThanOrEqualTo(21);
            assertThat(remembered.holds(KEY, new byte[] {(byte) i}, new byte[] {0}))
                    .isTrue();
        }
        assertThat(remembered.holds(KEY, new byte[] {0}, new byte[] {0})).isFalse();
        assertThat(remembered.holds(KEY, new byte[] {92}, new byte[] {0})).isTrue();
    }

    @Test
    void with_a_memory_what_is_altered_is_still_refused() throws Exception {
        FastCrypto.rememberSignatures(100);
        KeyPair keys = SigningKeys.generate(new SecureRandom());
        byte[] digest = new byte[32];
        byte[] der = P256.signLowS(keys, digest);
        for (int round = 0; round < 2; round++) {
            assertThat(P256.verifyLowS(keys.getPublic(), digest, der)).isTrue();
            assertThat(P256.verifyLowS(OTHER, digest, der)).isFalse();
            byte[] altered = der.clone();
            altered[der.length - 1] ^= 1;
            assertThat(P256.verifyLowS(keys.getPublic(), digest, altered)).isFalse();
        }
    }
}
