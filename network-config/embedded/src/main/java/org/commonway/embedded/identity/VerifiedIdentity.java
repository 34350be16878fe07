package org.commonway.embedded.identity;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.commonway.identity.Ecdsa;

/**
 * An identity that an organisation of the network vouches for.
 *
 * @param mspId its organisation
 * @param certificate its signing certificate
 * @param peer true for an endorsing peer (Fabric's node unit), false for a client
 * @param key the certificate's key, which Bouncy Castle would read anew each time it is asked for
 */
public record VerifiedIdentity(String mspId, X509Certificate certificate, boolean peer, PublicKey key) {

    /** An identity with the key of its certificate. */
    public VerifiedIdentity(String mspId, X509Certificate certificate, boolean peer) {
        this(mspId, certificate, peer, certificate.getPublicKey());
    }

    /** Whether the signature over the message is this identity's, in DER and with low s. */
    public boolean hasSigned(byte[] message, byte[] signature) {
        return Ecdsa.verify(key, message, signature);
    }
}
