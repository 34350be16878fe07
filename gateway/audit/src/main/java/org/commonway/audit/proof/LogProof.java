package org.commonway.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.CosignedCheckpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;
import org.commonway.audit.text.Decimal;
import org.commonway.audit.text.Utf8;

/**
 * That an entry stands in a log, in one text file that is checked offline against the log's key and its witnesses'
 * (C2SP tlog-proof, "Format"). By custom its name ends in {@code .tlog-proof}.
 *
 * @param extra whatever the application wants to keep with it, base64; nobody signs it, so nobody may trust it
 * @param index the entry's, from 0
 * @param path at most 63 hashes, as in {@link InclusionProof}
 * @param note a checkpoint with its signatures, as the log gave it
 */
public record LogProof(Optional<String> extra, long index, List<Hash> path, SignedNote note) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final String END_OF_PATH = "\n\n";

    /** The longest proof that is read. */
    private static final int MOST_BYTES = SignedNote.MOST_BYTES;

    private static final int MOST_HASHES = Long.SIZE - 1;

    /** Refuses PROOF_EXTRA, PROOF_INDEX, PATH_LENGTH if no tree needs so many hashes, and PROOF_TOO_LONG. */
    public LogProof {
        extra.ifPresent(base64 -> Base64Text.decode(base64, RefusalCode.PROOF_EXTRA, "extra"));
        if (index < 0) {
            throw new AuditRefusal(RefusalCode.PROOF_INDEX, "index " + index);
        }
        if (path.size() > MOST_HASHES) {
            throw new AuditRefusal(RefusalCode.PATH_LENGTH, path.size() + " hashes");
        }
        path = List.copyOf(path);
        if (write(extra, index, path, note).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.PROOF_TOO_LONG);
        }
    }

    /** A proof without extra data. */
    public LogProof(InclusionProof inclusion, SignedNote note) {
        this(Optional.empty(), inclusion.index(), inclusion.path(), note);
    }

    /**
     * The proof of this file. Refuses PROOF_TOO_LONG, PROOF_NOT_UTF8, PROOF_HEADER, PROOF_EXTRA, PROOF_INDEX,
     * HASH_MALFORMED, PATH_LENGTH, PROOF_INCOMPLETE, and what {@link SignedNote#parse} refuses.
     */
    public static LogProof parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.PROOF_TOO_LONG);
        }
        String file = Utf8.decode(bytes, RefusalCode.PROOF_NOT_UTF8);
        if (!file.startsWith(HEADER + "\n")) {
            throw new AuditRefusal(RefusalCode.PROOF_HEADER);
        }
        int end = file.indexOf(END_OF_PATH);
        if (end < 0) {
            throw new AuditRefusal(RefusalCode.PROOF_INCOMPLETE);
        }
        List<String> lines = List.of(file.substring(0, end).split("\n", -1));
        int at = 1;
        Optional<String> extra = Optional.empty();
        if (lines.size() > at && lines.get(at).startsWith(EXTRA)) {
            extra = Optional.of(lines.get(at).substring(EXTRA.length()));
            at++;
        }
        if (lines.size() <= at || !lines.get(at).startsWith(INDEX)) {
            throw new AuditRefusal(RefusalCode.PROOF_INDEX, "line " + (at + 1));
        }
        long index = Decimal.parse(lines.get(at).substring(INDEX.length()), RefusalCode.PROOF_INDEX, "index");
        List<Hash> path = path(lines.subList(at + 1, lines.size()));
        String note = file.substring(end + END_OF_PATH.length());
        return new LogProof(extra, index, path, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Refuses unless this log, seen by enough of these witnesses, has this entry at this index: with what
     * {@link LogPolicy#open} and {@link InclusionProof#verify} refuse.
     *
     * @return the checkpoint that has the entry
     */
    public CosignedCheckpoint verify(byte[] entry, LogPolicy policy) {
        return verify(Hash.ofLeaf(entry), policy);
    }

    /** As above, for whoever has no more than the hash of the entry's leaf. */
    public CosignedCheckpoint verify(Hash leaf, LogPolicy policy) {
        CosignedCheckpoint cosigned = policy.open(note);
        long size = cosigned.checkpoint().size();
        new InclusionProof(index, size, path).verify(leaf, cosigned.checkpoint().root());
        return cosigned;
    }

    /** The file. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The file as text. */
    @Override
    public String toString() {
        return write(extra, index, path, note);
    }

    private static String write(Optional<String> extra, long index, List<Hash> path, SignedNote note) {
        StringBuilder file = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(base64 -> file.append(EXTRA).append(base64).append('\n'));
        file.append(INDEX).append(index).append('\n');
        path.forEach(hash -> file.append(hash).append('\n'));
        return file.append('\n').append(note).toString();
    }

    private static List<Hash> path(List<String> lines) {
        if (lines.size() > MOST_HASHES) {
            throw new AuditRefusal(RefusalCode.PATH_LENGTH, lines.size() + " hashes");
        }
        List<Hash> path = new ArrayList<>(lines.size());
        lines.forEach(line -> path.add(Hash.parse(line)));
        return path;
    }
}
