package org.commonway.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Signs notes with an Ed25519 key: as a log (the text) or as a witness (the text and the clock's time). */
public final class NoteSigner {
    private final VerifierKey verifier;
    private final PrivateKey key;
    private final Clock clock;

    private NoteSigner(VerifierKey verifier, PrivateKey key, Clock clock) {
        this.verifier = verifier;
        this.key = key;
        this.clock = clock;
        NoteSignature probe = sign("probe\n");
        if (!verifier.verify("probe\n", probe)) {
            throw new AuditRefusal(RefusalCode.KEY_MALFORMED, "private key of another public key");
        }
    }

    /** Signs texts as a log does (type 0x01); refuses KEY_NAME, KEY_TYPE, and KEY_MALFORMED if the keys are no pair. */
    public static NoteSigner log(String name, KeyPair pair) {
        VerifierKey verifier = VerifierKey.of(name, SignatureType.ED25519, pair.getPublic());
        return new NoteSigner(verifier, pair.getPrivate(), Clock.systemUTC());
    }

    /** Signs texts as a witness does (cosignature/v1, type 0x04), at this clock's time; refuses as {@link #log}. */
    public static NoteSigner witness(String name, KeyPair pair, Clock clock) {
        VerifierKey verifier = VerifierKey.of(name, SignatureType.COSIGNATURE_V1, pair.getPublic());
        return new NoteSigner(verifier, pair.getPrivate(), clock);
    }

    /** The key by which others check what this signs. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The signature of a note's text; refuses TIME_INVALID if a witness's clock stands before 1970. */
    public NoteSignature sign(String text) {
        byte[] signature;
        if (verifier.type() == SignatureType.COSIGNATURE_V1) {
            long timeSeconds = clock.instant().getEpochSecond();
            if (timeSeconds < 0) {
                throw new AuditRefusal(RefusalCode.TIME_INVALID);
            }
            signature = Cosignature.join(timeSeconds, Ed25519.sign(key, Cosignature.message(text, timeSeconds)));
        } else {
            signature = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
        }
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }
}
