package org.commonway.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.commonway.crypto.P256;

/**
 * ECDSA on P-256 with SHA-256 as Fabric's bccsp uses it: DER, low s; see {@link P256}. Keys and certificates are made
 * and read by Bouncy Castle.
 */
public final class Ecdsa {
    /** Makes and reads keys and certificates. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private Ecdsa() {}

    /** A new key on P-256. */
    public static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is missing from Bouncy Castle", e);
        }
    }

    /** Signs with keys that {@link #belongTogether}. */
    public static byte[] sign(KeyPair keys, byte[] message) {
        try {
            return P256.signLowS(keys, sha256(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of ours cannot sign", e);
        }
    }

    /** Whether the one verifies what the other signs. */
    public static boolean belongTogether(KeyPair keys) {
        try {
            byte[] digest = sha256(new byte[0]);
            return P256.verifyLowS(keys.getPublic(), digest, P256.signLowS(keys.getPrivate(), digest));
        } catch (GeneralSecurityException e) {
            return false; // not even keys of P-256
        }
    }

    /** Whether this is a signature of the message by this key: DER, low s. */
    public static boolean verify(PublicKey key, byte[] message, byte[] der) {
        return P256.verifyLowS(key, sha256(message), der);
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
