package org.commonway.crypto;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/** Somebody's ECDSA on P-256, over digests. Safe for many threads. */
interface P256Engine {

    /** Whose, for people. */
    String name();

    /** A signature in DER; s may be high or low. */
    byte[] sign(ECPrivateKey key, byte[] digest) throws GeneralSecurityException;

    /** Whether it is the key's signature; what is no {@link DerSignature} is not asked for. */
    boolean verify(ECPublicKey key, byte[] digest, byte[] der) throws GeneralSecurityException;
}
