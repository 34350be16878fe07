package org.commonway.rules.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Bytes that somebody signed (commonway.type.v1.SignedEnvelope). The signature is ECDSA P-256 with SHA-256, in DER, over
 * payload type in UTF-8, one zero byte, payload. The payload stays as it is and is never written again.
 */
public final class Envelope {
    private final String payloadType;
    private final byte[] payload;
    private final String signerId;
    private final byte[] signature;

    /**
     * An envelope; nothing is checked yet.
     *
     * @param payloadType full name of the message in the payload, such as commonway.hold.v1.Hold
     * @param signerId who is said to have signed: the operator's id on the ledger
     */
    public Envelope(String payloadType, byte[] payload, String signerId, byte[] signature) {
        this.payloadType = payloadType;
        this.payload = payload.clone();
        this.signerId = signerId;
        this.signature = signature.clone();
    }

    /** Full name of the message in the payload. */
    public String payloadType() {
        return payloadType;
    }

    /** The bytes that were signed. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Who is said to have signed. */
    public String signerId() {
        return signerId;
    }

    /** The signature, DER. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether the signature is that of the owner of this key. False for whatever is no signature at all. */
    public boolean isSignedBy(PublicKey key) {
        if (!StrictDer.isP256Signature(signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(EnvelopeSigner.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(bytesToSign(payloadType, payload));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key is no P-256 key, or this JVM has no ECDSA", e);
        }
    }

    static byte[] bytesToSign(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[type.length + 1 + payload.length];
        System.arraycopy(type, 0, bytes, 0, type.length);
        System.arraycopy(payload, 0, bytes, type.length + 1, payload.length);
        return bytes;
    }
}
