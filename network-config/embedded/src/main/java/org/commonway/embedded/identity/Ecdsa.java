package org.commonway.embedded.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * ECDSA on P-256 with SHA-256 as Fabric's bccsp uses it: DER, and of the two valid values of s only the lower one
 * (bccsp/utils/ecdsa.go), so that nobody can make a second signature out of a first. Bouncy Castle is named outright:
 * JDK 17's own P-256 is ten times slower.
 */
final class Ecdsa {
    static final Provider PROVIDER = new BouncyCastleProvider();
    private static final BigInteger ORDER =
            ECNamedCurveTable.getParameterSpec("secp256r1").getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private Ecdsa() {}

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is missing from Bouncy Castle", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signature.initSign(key);
            signature.update(message);
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(ORDER, signature.sign());
            BigInteger lowS = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
            return StandardDSAEncoding.INSTANCE.encode(ORDER, rs[0], lowS);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key of ours cannot sign", e);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] der) {
        try {
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(ORDER, der);
            if (rs[1].compareTo(HALF_ORDER) > 0) {
                return false;
            }
            Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(der);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false; // not DER, r or s outside the curve's order, or no P-256 key: no valid signature
        }
    }
}
