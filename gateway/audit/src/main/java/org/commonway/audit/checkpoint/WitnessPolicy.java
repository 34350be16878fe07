package org.commonway.audit.checkpoint;

import java.util.List;
import org.commonway.audit.note.SignatureType;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;

/**
 * How many of which witnesses must have cosigned a checkpoint before it counts: k of n, which is one group of C2SP
 * tlog-policy ("Defining a witness group").
 *
 * @param required k, 0 to n
 * @param witnesses at most 99 keys of cosignatures, no public key twice under whatever name
 */
public record WitnessPolicy(int required, List<VerifierKey> witnesses) {
    /** More could not sign one note, which the log signs too. */
    private static final int MOST_WITNESSES = SignedNote.MOST_SIGNATURES - 1;

    /** Refuses POLICY_INVALID, and KEY_TYPE for a key that is not one of cosignatures. */
    public WitnessPolicy {
        witnesses = List.copyOf(witnesses);
        for (VerifierKey witness : witnesses) {
            if (witness.type() != SignatureType.COSIGNATURE_V1) {
                throw new AuditRefusal(RefusalCode.KEY_TYPE, "witness " + witness.name());
            }
        }
        long different = witnesses.stream()
                .map(key -> Base64Text.encode(key.bytes()))
                .distinct()
                .count();
        boolean tooMany = witnesses.size() > MOST_WITNESSES;
        if (required < 0 || required > witnesses.size() || tooMany || different < witnesses.size()) {
            throw new AuditRefusal(RefusalCode.POLICY_INVALID, required + " of " + witnesses.size());
        }
    }

    /** No witness is asked for: then nothing says that others were not shown another log. */
    public static WitnessPolicy none() {
        return new WitnessPolicy(0, List.of());
    }
}
