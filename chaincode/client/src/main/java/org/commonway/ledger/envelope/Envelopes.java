package org.commonway.ledger.envelope;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.security.PublicKey;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;

/** Puts messages into signed envelopes and takes them out again. An envelope that was opened is kept as it came. */
public final class Envelopes {
    private Envelopes() {}

    /** The message, signed: its type is its full name, its payload its bytes as of now. */
    public static SignedEnvelope seal(EnvelopeSigner signer, Message message) {
        return toMessage(signer.sign(message.getDescriptorForType().getFullName(), message.toByteArray()));
    }

    /**
     * The message in the envelope, once type, signer and signature are what they should be; refused with BAD_SIGNATURE
     * otherwise.
     *
     * @param signerId who must have signed
     * @param key that signer's public key
     * @param expected default instance of the message that must be in it
     */
    public static <M extends Message> M open(SignedEnvelope envelope, String signerId, PublicKey key, M expected) {
        String type = expected.getDescriptorForType().getFullName();
        if (!envelope.getPayloadType().equals(type)) {
            throw refusal("The envelope should hold a " + type + " but says that it holds something else; ask "
                    + signerId + " for a new one.");
        }
        if (!envelope.getSignerId().equals(signerId) || !toEnvelope(envelope).isSignedBy(key)) {
            throw refusal("The " + type + " is not signed by the key of " + signerId + "; ask " + signerId
                    + " for a new one.");
        }
        return read(envelope, expected);
    }

    /** The message in the envelope, signature not checked: only for what this process checked or signed before. */
    public static <M extends Message> M read(SignedEnvelope envelope, M expected) {
        try {
            @SuppressWarnings("unchecked") // a message's parser gives messages of its own type
            M message = (M) expected.getParserForType().parseFrom(envelope.getPayload());
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw refusal("The payload is no " + expected.getDescriptorForType().getFullName() + "; ask "
                    + envelope.getSignerId() + " for a new one.");
        }
    }

    /** The envelope as a message. */
    public static SignedEnvelope toMessage(Envelope envelope) {
        return SignedEnvelope.newBuilder()
                .setPayloadType(envelope.payloadType())
                .setPayload(ByteString.copyFrom(envelope.payload()))
                .setSignerId(envelope.signerId())
                .setSignature(ByteString.copyFrom(envelope.signature()))
                .build();
    }

    /** The message as an envelope. */
    public static Envelope toEnvelope(SignedEnvelope envelope) {
        return new Envelope(
                envelope.getPayloadType(),
                envelope.getPayload().toByteArray(),
                envelope.getSignerId(),
                envelope.getSignature().toByteArray());
    }

    private static Refusal refusal(String sentence) {
        return new Refusal(RefusalCode.BAD_SIGNATURE, sentence);
    }
}
