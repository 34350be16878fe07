package org.commonway.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

class EnvelopesTest {
    private final KeyPair keys = SigningKeys.generate(new SecureRandom());
    private final Money price =
            Money.newBuilder().setMinorUnits(435).setCurrency("EUR").build();
    private final SignedEnvelope envelope = Envelopes.seal(new EnvelopeSigner("metro", keys.getPrivate()), price);

    @Test
    void what_was_sealed_is_opened() {
        assertThat(envelope.getPayloadType()).isEqualTo("commonway.type.v1.Money");
        assertThat(Envelopes.open(envelope, "metro", keys.getPublic(), Money.getDefaultInstance()))
                .isEqualTo(price);
        assertThat(Envelopes.toMessage(Envelopes.toEnvelope(envelope))).isEqualTo(envelope);
    }

    @Test
    void another_signer_key_type_or_payload_is_refused() {
        KeyPair others = SigningKeys.generate(new SecureRandom());
        assertRefused(() -> Envelopes.open(envelope, "bikes", keys.getPublic(), price));
        assertRefused(() -> Envelopes.open(envelope, "metro", others.getPublic(), price));
        assertRefused(() -> Envelopes.open(envelope, "metro", keys.getPublic(), TripEvent.getDefaultInstance()));
        SignedEnvelope altered =
                envelope.toBuilder().setPayload(ByteString.copyFromUtf8("x")).build();
        assertRefused(() -> Envelopes.open(altered, "metro", keys.getPublic(), price));
        assertRefused(() -> Envelopes.read(altered, price));
    }

    private static void assertRefused(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_SIGNATURE));
    }
}
