package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/**
 * The rider's one-time key for one trip, P-256. It names nobody and links no two trips.
 *
 * @param publicKey SubjectPublicKeyInfo, DER; goes to the ledger
 * @param privateKey PKCS#8, DER; stays here, to sign start and end of each ride
 */
public record RiderKey(ByteString publicKey, ByteString privateKey) {

    /** A fresh key. */
    public static RiderKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new RiderKey(
                    ByteString.copyFrom(pair.getPublic().getEncoded()),
                    ByteString.copyFrom(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** Without the private key, so that no log can have it. */
    @Override
    public String toString() {
        return "RiderKey[" + publicKey.size() + " bytes]";
    }
}
