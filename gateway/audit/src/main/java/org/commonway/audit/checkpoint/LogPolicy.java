package org.commonway.audit.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.note.SignatureType;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifiedSignature;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Which log one reads, by which key, and which witnesses must have seen what it shows: all that whoever verifies must
 * have from somebody trusted. The origin is the name of the log's key, as C2SP tlog-checkpoint ("Signatures") advises
 * and tlog-policy ("Defining a log") demands.
 *
 * @param log the log's key, of type {@link SignatureType#ED25519}
 * @param witnesses whose cosignatures are asked for
 */
public record LogPolicy(VerifierKey log, WitnessPolicy witnesses) {
    /** Refuses KEY_TYPE for a key that signs as a witness. */
    public LogPolicy {
        if (log.type() != SignatureType.ED25519) {
            throw new AuditRefusal(RefusalCode.KEY_TYPE, "log " + log.name());
        }
    }

    /** This log by its key alone, without witnesses. */
    public static LogPolicy of(VerifierKey log) {
        return new LogPolicy(log, WitnessPolicy.none());
    }

    /** The first line of the log's checkpoints. */
    public String origin() {
        return log.name();
    }

    /**
     * The checkpoint of this note, after all was checked that can be checked of it alone: that it is a checkpoint of
     * this log (else CHECKPOINT_OF_ANOTHER_LOG), that the log signed it (CHECKPOINT_NOT_SIGNED_BY_LOG), that enough
     * witnesses did (TOO_FEW_WITNESSES) and that no signature by one of them is bad (NOTE_BAD_SIGNATURE). That it grew
     * out of the checkpoints before it is for a consistency proof to say.
     */
    public CosignedCheckpoint open(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin())) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_OF_ANOTHER_LOG, "checkpoint of " + checkpoint.origin());
        }
        List<VerifierKey> known = new ArrayList<>(witnesses.witnesses());
        known.add(log);
        if (note.signatures().stream().noneMatch(log::isNamedBy)) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG);
        }
        List<VerifiedSignature> cosignatures = note.verify(known).stream()
                .filter(signature -> !signature.key().equals(log))
                .toList();
        if (cosignatures.size() < witnesses.required()) {
            throw new AuditRefusal(
                    RefusalCode.TOO_FEW_WITNESSES, cosignatures.size() + " of " + witnesses.required() + " witnesses");
        }
        return new CosignedCheckpoint(checkpoint, cosignatures);
    }
}
