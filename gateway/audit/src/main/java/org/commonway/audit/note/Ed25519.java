package org.commonway.audit.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Ed25519 (RFC 8032) by the JDK's own provider. */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    /** What stands before the 32 bytes of a public key in X.509 DER form (RFC 8410, section 4). */
    private static final byte[] DER_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** The key of these 32 bytes; refuses KEY_MALFORMED if they are no point of the curve. */
    static PublicKey publicKey(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new AuditRefusal(RefusalCode.KEY_MALFORMED, bytes.length + " bytes");
        }
        byte[] der = Arrays.copyOf(DER_HEAD, DER_HEAD.length + KEY_BYTES);
        System.arraycopy(bytes, 0, der, DER_HEAD.length, KEY_BYTES);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
            // Only here the point is looked at.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new AuditRefusal(RefusalCode.KEY_MALFORMED, "public key");
        }
    }

    /** The 32 bytes of an Ed25519 public key; refuses KEY_TYPE for a key of another kind. */
    static byte[] bytes(PublicKey key) {
        byte[] der = key.getEncoded();
        boolean ed25519 = der != null
                && der.length == DER_HEAD.length + KEY_BYTES
                && Arrays.equals(der, 0, DER_HEAD.length, DER_HEAD, 0, DER_HEAD.length);
        if (!ed25519) {
            throw new AuditRefusal(RefusalCode.KEY_TYPE, "public key");
        }
        return Arrays.copyOfRange(der, DER_HEAD.length, der.length);
    }

    /** False for anything that is not the key's signature of this message. */
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    /** The signature, 64 bytes; refuses KEY_TYPE for a key of another kind. */
    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (SignatureException | InvalidKeyException e) {
            throw new AuditRefusal(RefusalCode.KEY_TYPE, "private key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }
}
