package org.commonway.rules.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs envelopes with one key in one name. Safe for many threads. */
public final class EnvelopeSigner {
    static final String ALGORITHM = "SHA256withECDSA";

    private final String signerId;
    private final PrivateKey key;

    /**
     * Signs as {@code signerId}.
     *
     * @param key P-256; see {@link SigningKeys}
     */
    public EnvelopeSigner(String signerId, PrivateKey key) {
        this.signerId = signerId;
        this.key = key;
    }

    /** In whose name this signs. */
    public String signerId() {
        return signerId;
    }

    /** The payload in a signed envelope. */
    public Envelope sign(String payloadType, byte[] payload) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(Envelope.bytesToSign(payloadType, payload));
            return new Envelope(payloadType, payload, signerId, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + signerId + " cannot sign with ECDSA P-256", e);
        }
    }
}
