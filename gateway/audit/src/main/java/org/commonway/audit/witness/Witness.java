package org.commonway.audit.witness;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignatureType;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.witness.WitnessAnswer.Outcome;

/**
 * Cosigns checkpoints of the logs it knows, each only if it follows from the last that it cosigned of that log: so no log
 * can show two faces to whoever asks for this witness's cosignature. It knows no more of a log than that last checkpoint.
 * For several threads.
 */
public final class Witness {
    private final NoteSigner signer;
    private final Map<String, WitnessedLog> logs;

    private Witness(NoteSigner signer, Map<String, WitnessedLog> logs) {
        this.signer = signer;
        this.logs = logs;
    }

    /**
     * A witness with what it kept in this folder, in which nobody else may write.
     *
     * @param signer of {@link NoteSigner#witness}, else refused with KEY_TYPE
     * @param keys of logs, each of another name, which is its origin; else refused with KEY_NAME, and with KEY_TYPE
     *     for a key that signs as a witness
     */
    public static Witness open(NoteSigner signer, Collection<VerifierKey> keys, DurableFolder folder)
            throws IOException {
        require(signer.verifier(), SignatureType.COSIGNATURE_V1);
        folder.sweep();
        Map<String, WitnessedLog> logs = new LinkedHashMap<>();
        for (VerifierKey key : keys) {
            require(key, SignatureType.ED25519);
            if (logs.put(key.name(), WitnessedLog.open(key, folder)) != null) {
                throw new AuditRefusal(RefusalCode.KEY_NAME, "two logs of the name " + key.name());
            }
        }
        return new Witness(signer, logs);
    }

    /** The key by which others check its cosignatures. */
    public VerifierKey verifier() {
        return signer.verifier();
    }

    /**
     * Cosigns the checkpoint of this request, or says why not. What was cosigned is on the disk before this returns.
     *
     * @param body the request as it came
     * @throws IOException if the checkpoint could not be kept; then it is not cosigned
     */
    public WitnessAnswer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (AuditRefusal e) {
            return WitnessedLog.refuse(Outcome.MALFORMED, e.code());
        }
        WitnessedLog log = logs.get(request.checkpoint().origin());
        return log == null
                ? WitnessedLog.refuse(Outcome.UNKNOWN_LOG, RefusalCode.CHECKPOINT_OF_ANOTHER_LOG)
                : log.add(request, signer);
    }

    private static void require(VerifierKey key, SignatureType type) {
        if (key.type() != type) {
            throw new AuditRefusal(RefusalCode.KEY_TYPE, "key " + key.name());
        }
    }
}
