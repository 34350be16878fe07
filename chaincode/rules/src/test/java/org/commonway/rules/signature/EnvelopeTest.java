package org.commonway.rules.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final String TYPE = "commonway.hold.v1.Hold";
    private static final byte[] PAYLOAD = "a leg".getBytes(StandardCharsets.UTF_8);

    private final KeyPair keys = SigningKeys.generate(new SecureRandom());
    private final Envelope envelope = new EnvelopeSigner("metro", keys.getPrivate()).sign(TYPE, PAYLOAD);

    @Test
    void what_was_signed_is_recognised() {
        assertThat(envelope.isSignedBy(keys.getPublic())).isTrue();
        assertThat(envelope.signerId()).isEqualTo("metro");
        assertThat(envelope.payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void another_key_did_not_sign_it() {
        KeyPair others = SigningKeys.generate(new SecureRandom());
        assertThat(envelope.isSignedBy(others.getPublic())).isFalse();
    }

    @Test
    void an_altered_payload_is_not_signed() {
        byte[] altered = PAYLOAD.clone();
        altered[0]++;
        assertThat(with(TYPE, altered, envelope.signature()).isSignedBy(keys.getPublic()))
                .isFalse();
    }

    @Test
    void a_payload_cannot_pass_as_another_type() {
        assertThat(with("commonway.ride.v1.RideQuote", PAYLOAD, envelope.signature())
                        .isSignedBy(keys.getPublic()))
                .isFalse();
    }

    @Test
    void bytes_do_not_move_between_type_and_payload() {
        byte[] longer = (TYPE.charAt(TYPE.length() - 1) + "a leg").getBytes(StandardCharsets.UTF_8);
        assertThat(with(TYPE.substring(0, TYPE.length() - 1), longer, envelope.signature())
                        .isSignedBy(keys.getPublic()))
                .isFalse();
    }

    @Test
    void every_flipped_bit_of_the_signature_is_noticed() {
        byte[] signature = envelope.signature();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(with(TYPE, PAYLOAD, flipped).isSignedBy(keys.getPublic()))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void what_is_no_signature_at_all_is_simply_not_signed() {
        Random random = new Random(1);
        for (int length = 0; length < 150; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            assertThat(with(TYPE, PAYLOAD, noise).isSignedBy(keys.getPublic())).isFalse();
        }
        assertThat(with(TYPE, PAYLOAD, Arrays.copyOf(envelope.signature(), envelope.signature().length + 1))
                        .isSignedBy(keys.getPublic()))
                .as("something behind the signature")
                .isFalse();
    }

    @Test
    void zero_and_the_order_are_no_parts_of_a_signature() {
        byte[] zeros = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};
        assertThat(with(TYPE, PAYLOAD, zeros).isSignedBy(keys.getPublic())).isFalse();
        byte[] negative = {0x30, 0x06, 0x02, 0x01, (byte) 0xff, 0x02, 0x01, 0x01};
        assertThat(with(TYPE, PAYLOAD, negative).isSignedBy(keys.getPublic())).isFalse();
    }

    @Test
    void keys_are_read_as_they_were_written() {
        assertThat(SigningKeys.decodePublic(SigningKeys.encode(keys.getPublic())))
                .isEqualTo(keys.getPublic());
        assertThat(SigningKeys.decodePrivate(SigningKeys.encode(keys.getPrivate()))
                        .getS())
                .isEqualTo(((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS());
    }

    @Test
    void a_key_of_another_curve_is_refused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        KeyPair others = generator.generateKeyPair();
        assertRefused(others.getPublic().getEncoded());
        assertThatThrownBy(() -> SigningKeys.decodePrivate(others.getPrivate().getEncoded()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_point_beside_the_curve_is_refused() {
        byte[] beside = SigningKeys.encode(keys.getPublic());
        beside[beside.length - 1] ^= 1;
        assertRefused(beside);
    }

    @Test
    void a_key_in_another_form_than_der_is_refused_for_every_key() {
        int spareBits = 25;
        for (int i = 0; i < 64; i++) {
            byte[] key =
                    SigningKeys.encode(SigningKeys.generate(new SecureRandom()).getPublic());
            assertThat(key[spareBits]).as("spare bits of the bit string").isZero();
            for (byte bits = 1; bits < 8; bits++) {
                key[spareBits] = bits;
                assertRefused(key);
            }
        }
    }

    @Test
    void noise_is_no_key() {
        Random random = new Random(2);
        byte[] key = SigningKeys.encode(keys.getPublic());
        assertRefused(new byte[0]);
        assertRefused(new byte[1000]);
        for (int i = 0; i < 500; i++) {
            byte[] mutated = key.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            if (!Arrays.equals(mutated, key)) {
                assertRefused(mutated);
            }
        }
    }

    private static void assertRefused(byte[] key) {
        assertThatThrownBy(() -> SigningKeys.decodePublic(key))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_KEY));
    }

    private static Envelope with(String type, byte[] payload, byte[] signature) {
        return new Envelope(type, payload, "metro", signature);
    }
}
