package org.commonway.audit.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.witness.WitnessAnswer.Outcome;

/**
 * What a witness knows of one log: its key and the last checkpoint that it cosigned, in a file that is named by the hash
 * of the log's origin. One request at a time: checking the old size and keeping the new checkpoint are one step.
 */
final class WitnessedLog {
    private final VerifierKey key;
    private final DurableFolder folder;
    private final String file;
    private Optional<Checkpoint> last;

    private WitnessedLog(VerifierKey key, DurableFolder folder, String file, Optional<Checkpoint> last) {
        this.key = key;
        this.folder = folder;
        this.file = file;
        this.last = last;
    }

    /** What was kept of this log; refuses WITNESS_STATE_DAMAGED unless that is a checkpoint that the log signed. */
    static WitnessedLog open(VerifierKey key, DurableFolder folder) throws IOException {
        String file = fileOf(key.name());
        try {
            Optional<Checkpoint> last = folder.find(file)
                    .map(bytes ->
                            LogPolicy.of(key).open(SignedNote.parse(bytes)).checkpoint());
            return new WitnessedLog(key, folder, file, last);
        } catch (AuditRefusal e) {
            throw new AuditRefusal(
                    RefusalCode.WITNESS_STATE_DAMAGED, "file " + file + " of " + key.name() + ", " + e.code());
        }
    }

    /** Cosigns, or says why not, in the order of the specification. */
    synchronized WitnessAnswer add(AddCheckpoint request, NoteSigner witness) throws IOException {
        Checkpoint checkpoint = request.checkpoint();
        if (!isSigned(request.note())) {
            return refuse(Outcome.NOT_SIGNED, RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG);
        }
        if (request.oldSize() > checkpoint.size()) {
            return refuse(Outcome.MALFORMED, RefusalCode.SIZES_OUT_OF_ORDER);
        }
        long lastSize = last.map(Checkpoint::size).orElse(0L);
        boolean otherRoot = last.isPresent()
                && lastSize == checkpoint.size()
                && !last.get().root().equals(checkpoint.root());
        if (request.oldSize() != lastSize || otherRoot) {
            return new WitnessAnswer(Outcome.CONFLICT, lastSize + "\n");
        }
        try {
            requireConsistent(request, checkpoint);
        } catch (AuditRefusal e) {
            return refuse(Outcome.NOT_CONSISTENT, e.code());
        }
        folder.replace(file, request.note().bytes());
        last = Optional.of(checkpoint);
        return new WitnessAnswer(Outcome.COSIGNED, witness.sign(request.note().text()) + "\n");
    }

    private boolean isSigned(SignedNote note) {
        try {
            note.verify(List.of(key));
            return true;
        } catch (AuditRefusal e) {
            return false;
        }
    }

    /** From nothing, everything follows, and there is no proof. */
    private void requireConsistent(AddCheckpoint request, Checkpoint checkpoint) {
        if (request.oldSize() > 0) {
            new ConsistencyProof(request.oldSize(), checkpoint.size(), request.proof())
                    .verify(last.orElseThrow().root(), checkpoint.root());
        } else if (!request.proof().isEmpty()) {
            throw new AuditRefusal(RefusalCode.NO_PROOF_FROM_EMPTY);
        }
    }

    static WitnessAnswer refuse(Outcome outcome, RefusalCode code) {
        return new WitnessAnswer(outcome, code + ": " + code.sentence() + "\n");
    }

    private static String fileOf(String origin) {
        return Digest.of(origin.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
