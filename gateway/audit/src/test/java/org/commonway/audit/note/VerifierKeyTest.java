package org.commonway.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {
    /** The example of Go's note package, whose id everybody computes the same. */
    private static final String GO = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void keys_that_go_made_are_read_and_written_as_they_were() {
        for (String text : Peer.text("keys.txt").lines().toList()) {
            String key = text.substring(text.indexOf(' ') + 1);
            assertThat(VerifierKey.parse(key)).hasToString(key);
        }
        VerifierKey go = VerifierKey.parse(GO);
        assertThat(go.name()).isEqualTo("PeterNeumann");
        assertThat(go.type()).isEqualTo(SignatureType.ED25519);
        assertThat(go.id()).isEqualTo(0xc74f20a3);
        assertThat(go.bytes()).hasSize(32);
        assertThat(go).hasToString(GO).isEqualTo(VerifierKey.parse(GO)).hasSameHashCodeAs(VerifierKey.parse(GO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    KEY_MALFORMED   | PeterNeumann
                    KEY_MALFORMED   | PeterNeumann+c74f20a3
                    KEY_MALFORMED   | PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_MALFORMED   | PeterNeumann+74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_MALFORMED   | PeterNeumann+c74f20a3+
                    KEY_MALFORMED   | PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T
                    KEY_MALFORMED   | PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy
                    KEY_MALFORMED   | PeterNeumann+c74f20a3+AQ==
                    KEY_TYPE        | PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_ID_MISMATCH | PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_ID_MISMATCH | PeterNewmann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_ID_MISMATCH | PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_NAME        | +c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    KEY_NAME        | Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
                    """)
    void a_key_that_is_not_written_right_is_refused_by_name(RefusalCode code, String key) {
        refuses(code, () -> VerifierKey.parse(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\u00a0b", "a\u2003b", "a\u3000b", "a\u0085b", "a+b", "a\nb", "a\u0007b", "\ud800"})
    void a_name_with_a_space_a_plus_or_a_control_character_is_refused(String name) {
        refuses(RefusalCode.KEY_NAME, () -> Signers.aLog(name));
    }

    @Test
    void bytes_that_are_no_point_of_the_curve_are_refused_as_a_key() {
        List<Integer> refused = new ArrayList<>();
        for (int y = 0; y < 32; y++) {
            byte[] typed = new byte[33];
            typed[0] = 1;
            typed[1] = (byte) y;
            try {
                VerifierKey.parse("x+00000000+" + Base64Text.encode(typed));
            } catch (AuditRefusal e) {
                if (e.code() == RefusalCode.KEY_MALFORMED) {
                    refused.add(y);
                }
            }
        }
        assertThat(refused).contains(2).hasSizeBetween(10, 22);
    }

    @Test
    void keys_that_are_no_pair_or_of_another_kind_do_not_sign() {
        KeyPair mixed = new KeyPair(Signers.aPair().getPublic(), Signers.aPair().getPrivate());
        refuses(RefusalCode.KEY_MALFORMED, () -> NoteSigner.log("mixed.example", mixed));
        KeyPair rsa = Signers.aPair("RSA");
        refuses(RefusalCode.KEY_TYPE, () -> NoteSigner.log("rsa.example", rsa));
        KeyPair half = new KeyPair(Signers.aPair().getPublic(), rsa.getPrivate());
        refuses(RefusalCode.KEY_TYPE, () -> NoteSigner.log("half.example", half));
        refuses(RefusalCode.KEY_TYPE, () -> NoteSigner.log("x448.example", Signers.aPair("Ed448")));
    }

    @Test
    void a_witness_whose_clock_stands_before_1970_does_not_sign() {
        Clock early = Clock.fixed(Instant.ofEpochSecond(-1), ZoneOffset.UTC);
        refuses(
                RefusalCode.TIME_INVALID,
                () -> NoteSigner.witness("early.example", Signers.aPair(), early)
                        .sign("text\n"));
    }
}
