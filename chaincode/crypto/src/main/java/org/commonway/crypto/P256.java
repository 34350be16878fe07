package org.commonway.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/**
 * ECDSA on P-256 over SHA-256 digests, signatures in DER. Of the two valid values of s Fabric takes only the lower one
 * (bccsp/utils/ecdsa.go), so that nobody can make a second signature out of a first. Safe for many threads.
 */
public final class P256 {
    private P256() {}

    /**
     * Signs with low s.
     *
     * @param digest SHA-256 of the message
     * @throws InvalidKeyException if it is no private key of P-256
     */
    public static byte[] signLowS(Key key, byte[] digest) throws GeneralSecurityException {
        byte[] der = sign(privateKey(key), digest);
        DerSignature signature = DerSignature.parse(der)
                .orElseThrow(() -> new GeneralSecurityException("the engine made a signature that is no DER"));
        return signature.isLowS() ? der : signature.withOtherS().toBytes();
    }

    /**
     * Whether it is the key's signature and has the lower s. False for whatever is no signature, and for another kind of
     * key.
     *
     * @param digest SHA-256 of the message
     */
    public static boolean verifyLowS(Key key, byte[] digest, byte[] der) {
        try {
            Optional<DerSignature> signature = DerSignature.parse(der);
            return signature.isPresent() && signature.get().isLowS() && verify(publicKey(key), digest, der);
        } catch (GeneralSecurityException e) {
            return false; // no P-256 key, or a point that is not on the curve: no valid signature
        }
    }

    /**
     * Signs with low s and, if this process remembers signatures, remembers this one.
     *
     * @param keys a pair: that the two belong together is the caller's to know
     * @param digest SHA-256 of the message
     * @throws InvalidKeyException if they are no keys of P-256
     */
    public static byte[] signLowS(KeyPair keys, byte[] digest) throws GeneralSecurityException {
        byte[] der = signLowS(keys.getPrivate(), digest);
        RememberedSignatures remembered = FastCrypto.remembered();
        if (remembered != null) {
            remembered.add(publicKey(keys.getPublic()), digest, der);
        }
        return der;
    }

    static byte[] sign(ECPrivateKey key, byte[] digest) throws GeneralSecurityException {
        return FastCrypto.choice().engine().sign(key, digest);
    }

    static boolean verify(ECPublicKey key, byte[] digest, byte[] der) throws GeneralSecurityException {
        return DerSignature.parse(der).isPresent()
                && FastCrypto.choice().engine().verify(key, digest, der);
    }

    static ECPrivateKey privateKey(Key key) throws InvalidKeyException {
        if (key instanceof ECPrivateKey ec && isP256(ec)) {
            return ec;
        }
        throw new InvalidKeyException("no private key of P-256");
    }

    static ECPublicKey publicKey(Key key) throws InvalidKeyException {
        if (key instanceof ECPublicKey ec && isP256(ec)) {
            return ec;
        }
        throw new InvalidKeyException("no public key of P-256");
    }

    private static boolean isP256(ECKey key) {
        return DerSignature.ORDER.equals(key.getParams().getOrder());
    }
}
