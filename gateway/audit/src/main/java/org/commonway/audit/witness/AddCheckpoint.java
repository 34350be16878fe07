package org.commonway.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;
import org.commonway.audit.text.Utf8;

/**
 * What a log sends a witness (C2SP tlog-witness, "add-checkpoint"). That it is read does not mean that any of it holds.
 *
 * @param oldSize the size that the log believes the witness to have cosigned last, 0 for none
 * @param proof at most 63 hashes of a consistency proof from that size
 * @param note the checkpoint to cosign, signed by the log
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {
    /** The longest request that is read: room for a checkpoint with many signatures, even large ones. */
    public static final int MOST_BYTES = 128 * 1024;

    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";
    private static final String END_OF_PROOF = "\n\n";

    /** Refuses WITNESS_REQUEST, and what {@link Checkpoint#parse} refuses if the note is no checkpoint. */
    public AddCheckpoint {
        if (oldSize < 0 || proof.size() > MOST_HASHES) {
            throw new AuditRefusal(
                    RefusalCode.WITNESS_REQUEST, "old size " + oldSize + " and " + proof.size() + " hashes");
        }
        proof = List.copyOf(proof);
        Checkpoint.parse(note.text());
    }

    /**
     * The request that is written so. Refuses WITNESS_REQUEST, HASH_MALFORMED, and what {@link SignedNote#parse} and
     * {@link Checkpoint#parse} refuse.
     */
    public static AddCheckpoint parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.WITNESS_REQUEST, bytes.length + " bytes");
        }
        String text = Utf8.decode(bytes, RefusalCode.WITNESS_REQUEST);
        int end = text.indexOf(END_OF_PROOF);
        if (end < 0 || !text.startsWith(OLD)) {
            throw new AuditRefusal(RefusalCode.WITNESS_REQUEST);
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
        if (lines.size() - 1 > MOST_HASHES) {
            throw new AuditRefusal(RefusalCode.WITNESS_REQUEST, lines.size() - 1 + " hashes");
        }
        long oldSize = Decimal.parse(lines.get(0).substring(OLD.length()), RefusalCode.WITNESS_REQUEST, "line 1");
        List<Hash> proof = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> proof.add(Hash.parse(line)));
        String note = text.substring(end + END_OF_PROOF.length());
        return new AddCheckpoint(oldSize, proof, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the log says: the note's text. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** The body of the request. */
    public byte[] bytes() {
        StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash).append('\n'));
        return body.append('\n').append(note).toString().getBytes(StandardCharsets.UTF_8);
    }
}
