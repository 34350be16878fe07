package org.commonway.embedded.identity;

import java.security.cert.X509Certificate;

/**
 * An identity that an organisation of the network vouches for.
 *
 * @param mspId its organisation
 * @param certificate its signing certificate
 * @param peer true for an endorsing peer (Fabric's node unit), false for a client
 */
public record VerifiedIdentity(String mspId, X509Certificate certificate, boolean peer) {

    /** Whether the signature over the message is this identity's, in DER and with low s. */
    public boolean hasSigned(byte[] message, byte[] signature) {
        return Ecdsa.verify(certificate.getPublicKey(), message, signature);
    }
}
