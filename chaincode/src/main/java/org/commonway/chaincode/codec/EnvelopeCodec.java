package org.commonway.chaincode.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.Sha256;

/** Signed envelopes: the bytes stay as they came. */
final class EnvelopeCodec {
    private static final int MAX_PAYLOAD_BYTES = 2048;

    private EnvelopeCodec() {}

    static Envelope toRules(SignedEnvelope envelope) {
        return new Envelope(
                envelope.getPayloadType(),
                envelope.getPayload().toByteArray(),
                envelope.getSignerId(),
                envelope.getSignature().toByteArray());
    }

    /**
     * The message in the envelope, its signature not checked. Refused with this code unless it is that in its one form: what
     * is in the bytes but not in the message would stand on the ledger unread.
     */
    static <M extends Message> M payload(SignedEnvelope envelope, Parser<M> parser, RefusalCode code, String what) {
        if (envelope.getPayload().size() > MAX_PAYLOAD_BYTES) {
            throw new Refusal(
                    code, "A " + what + " has at most " + MAX_PAYLOAD_BYTES + " bytes; have a shorter one signed.");
        }
        return Canonical.find(parser, envelope.getPayload().toByteArray())
                .orElseThrow(() -> new Refusal(
                        code, "The signed bytes are not the canonical protobuf of a " + what + "; sign one that is."));
    }

    static ByteString bytesOf(Sha256 hash) {
        return ByteString.copyFrom(hash.bytes());
    }
}
