package org.commonway.rules.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** P-256 keys: made, written and read. Public keys as X.509 SubjectPublicKeyInfo, private keys as PKCS#8, both DER. */
public final class SigningKeys {
    static final ECParameterSpec P256 = p256();
    private static final int MAX_KEY_BYTES = 128;
    private static final int COORDINATE_BYTES = 32;

    /** All of a key but its two coordinates: the algorithm, the curve by name, and an uncompressed point (RFC 5480). */
    private static final byte[] SPKI_HEADER =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200" + "04");

    private SigningKeys() {}

    /** A new key pair. */
    public static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw noEcdsa(e);
        }
    }

    /** SubjectPublicKeyInfo, DER. */
    public static byte[] encode(PublicKey key) {
        return encoded(key.getEncoded());
    }

    /** PKCS#8, DER. */
    public static byte[] encode(PrivateKey key) {
        return encoded(key.getEncoded());
    }

    /** The public key in these bytes; refused with INVALID_KEY unless it is a point of P-256 in its one DER form. */
    public static ECPublicKey decodePublic(byte[] spki) {
        if (spki.length == 0 || spki.length > MAX_KEY_BYTES) {
            throw new Refusal(RefusalCode.INVALID_KEY);
        }
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            if (key instanceof ECPublicKey ec
                    && isP256(ec.getParams())
                    && isOnCurve(ec.getW())
                    && isTheOneForm(spki, ec.getW())) {
                return ec;
            }
            throw new Refusal(RefusalCode.INVALID_KEY);
        } catch (InvalidKeySpecException e) {
            throw new Refusal(RefusalCode.INVALID_KEY);
        } catch (GeneralSecurityException e) {
            throw noEcdsa(e);
        }
    }

    /** The private key in these bytes; refused with INVALID_KEY unless it is a P-256 key. */
    public static ECPrivateKey decodePrivate(byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (key instanceof ECPrivateKey ec && isP256(ec.getParams())) {
                return ec;
            }
            throw new Refusal(RefusalCode.INVALID_KEY, "the private key is not a P-256 key; make a new one");
        } catch (InvalidKeySpecException e) {
            throw new Refusal(RefusalCode.INVALID_KEY, "the private key is not PKCS#8 in DER form; make a new one");
        } catch (GeneralSecurityException e) {
            throw noEcdsa(e);
        }
    }

    private static boolean isP256(ECParameterSpec params) {
        return params.getCurve().equals(P256.getCurve())
                && params.getGenerator().equals(P256.getGenerator())
                && params.getOrder().equals(P256.getOrder())
                && params.getCofactor() == P256.getCofactor();
    }

    /** y² = x³ + ax + b (mod p): not every provider checks it when it reads a key. */
    private static boolean isOnCurve(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3)
                .add(P256.getCurve().getA().multiply(x))
                .add(P256.getCurve().getB())
                .mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }

    /** Providers read more forms than DER allows (spare bits in the bit string, say); peers must agree on one. */
    private static boolean isTheOneForm(byte[] spki, ECPoint point) {
        int coordinates = SPKI_HEADER.length;
        return spki.length == coordinates + 2 * COORDINATE_BYTES
                && Arrays.equals(spki, 0, coordinates, SPKI_HEADER, 0, coordinates)
                && isNumber(spki, coordinates, point.getAffineX())
                && isNumber(spki, coordinates + COORDINATE_BYTES, point.getAffineY());
    }

    private static boolean isNumber(byte[] bytes, int offset, BigInteger number) {
        return new BigInteger(1, bytes, offset, COORDINATE_BYTES).equals(number);
    }

    private static byte[] encoded(byte @org.jspecify.annotations.Nullable [] bytes) {
        if (bytes == null) {
            throw new IllegalArgumentException("the key does not leave its store, so it cannot be written down");
        }
        return bytes;
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw noEcdsa(e);
        }
    }

    private static IllegalStateException noEcdsa(GeneralSecurityException cause) {
        return new IllegalStateException("this JVM has no ECDSA with P-256", cause);
    }
}
