package org.commonway.audit.note;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Logs and witnesses to test with; each has a key of its own. */
public final class Signers {
    /** When the witnesses sign. */
    public static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private Signers() {}

    /** A log of this name. */
    public static NoteSigner aLog(String name) {
        return NoteSigner.log(name, aPair());
    }

    /** A witness of this name, whose clock stands at noon. */
    public static NoteSigner aWitness(String name) {
        return NoteSigner.witness(name, aPair(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** An Ed25519 key pair. */
    public static KeyPair aPair() {
        return aPair("Ed25519");
    }

    static KeyPair aPair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
