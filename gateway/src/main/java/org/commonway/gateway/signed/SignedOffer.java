package org.commonway.gateway.signed;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * An envelope without its payload.
 *
 * @param digest SHA-256 of what was signed: the type, a zero byte and the payload
 * @param keyId the first eight bytes of SHA-256 of the operator's public key (SubjectPublicKeyInfo, DER)
 * @param signature ECDSA P-256 in DER
 */
public record SignedOffer(Digest digest, Octets keyId, Octets signature) {
    private static final int KEY_ID_BYTES = 8;

    /** What is left of an envelope whose signature was checked with this key. */
    public static SignedOffer of(SignedEnvelope envelope, ByteString key) {
        byte[] type = envelope.getPayloadType().getBytes(StandardCharsets.UTF_8);
        return new SignedOffer(
                Digest.of(type, new byte[1], envelope.getPayload().toByteArray()),
                Octets.of(Arrays.copyOf(Digest.of(key.toByteArray()).bytes(), KEY_ID_BYTES)),
                Octets.of(envelope.getSignature().toByteArray()));
    }
}
