package org.commonway.audit.checkpoint;

import java.util.List;
import org.commonway.audit.note.VerifiedSignature;

/**
 * A checkpoint whose log's signature was verified, with what its witnesses say.
 *
 * @param checkpoint what the log says
 * @param cosignatures the witnesses of the policy that saw this checkpoint follow from those before it, each with its
 *     time; perhaps more than the policy asks for
 */
public record CosignedCheckpoint(Checkpoint checkpoint, List<VerifiedSignature> cosignatures) {
    /** Keeps the list as it is now. */
    public CosignedCheckpoint {
        cosignatures = List.copyOf(cosignatures);
    }
}
