package org.commonway.ledger.fabric;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import org.commonway.crypto.P256;
import org.hyperledger.fabric.client.identity.Signer;

/**
 * Signs digests with P-256 as Fabric wants it: DER, and s in the lower half of the order. fabric-gateway's own signer is
 * the dearest part of its client.
 */
final class LowSSigner implements Signer {
    private final ECPrivateKey key;

    LowSSigner(ECPrivateKey key) {
        this.key = key;
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        return P256.signLowS(key, digest);
    }
}
