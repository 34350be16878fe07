package org.commonway.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * SHA256withECDSA by the engine, as JCA wants it. A key of another curve is refused at init, whereupon JCA asks the next
 * provider.
 */
public final class P256Signature extends SignatureSpi {
    private final MessageDigest digest;
    private @Nullable ECPublicKey publicKey;
    private @Nullable ECPrivateKey privateKey;

    /** Made by JCA. */
    public P256Signature() throws NoSuchAlgorithmException {
        this.digest = MessageDigest.getInstance("SHA-256");
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        publicKey = P256.publicKey(key);
        privateKey = null;
        digest.reset();
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        privateKey = P256.privateKey(key);
        publicKey = null;
        digest.reset();
    }

    @Override
    protected void engineUpdate(byte part) {
        digest.update(part);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    @Override
    protected void engineUpdate(ByteBuffer bytes) {
        digest.update(bytes);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        if (privateKey == null) {
            throw new SignatureException("not initialised for signing");
        }
        try {
            return P256.sign(privateKey, digest.digest());
        } catch (GeneralSecurityException e) {
            throw new SignatureException("the key cannot sign", e);
        }
    }

    @Override
    protected boolean engineVerify(byte[] der) throws SignatureException {
        if (publicKey == null) {
            throw new SignatureException("not initialised for verification");
        }
        try {
            return P256.verify(publicKey, digest.digest(), der);
        } catch (GeneralSecurityException e) {
            throw new SignatureException("no signature in DER", e);
        }
    }

    /** ECDSA has no parameters; some callers say so. */
    @Override
    protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters)
            throws InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("ECDSA on P-256 takes no parameters");
        }
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("ECDSA on P-256 takes no parameters");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("ECDSA on P-256 has no parameters");
    }
}
