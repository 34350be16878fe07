package org.commonway.audit.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.tile.Tile;
import org.commonway.audit.tile.TileHashes;
import org.commonway.audit.tile.TiledTree;

/**
 * Opening a log's folder: what is there is held against the checkpoint that the log last signed, and goes on from it or is
 * refused. It reads what the log goes on from (the journal, the right edge of the tiles, both checkpoints), and not every
 * tile that was ever written.
 */
final class LogOpening {
    private LogOpening() {}

    /**
     * A log as it was found.
     *
     * @param signed its last signed checkpoint
     * @param published its last published checkpoint
     * @param tree of the entries of the signed checkpoint
     * @param rows of that tree
     * @param tailStart the index of the first entry of the tail
     * @param tail the entries since the start of the last bundle that is not full, also those that are not signed yet
     */
    record Found(
            SignedNote signed,
            Optional<SignedNote> published,
            GrowingTree tree,
            TileRows rows,
            long tailStart,
            List<byte[]> tail) {}

    /**
     * Opens the log, or makes an empty one in an empty folder. Refuses LOG_CHECKPOINT_MISSING, LOG_CHECKPOINT_DAMAGED,
     * LOG_JOURNAL_DAMAGED and LOG_CONTRADICTS_CHECKPOINT, and then has signed nothing and changed nothing.
     *
     * @param mostJournalBytes the journal is begun anew when it has grown by more than so much
     */
    static LogStore open(DurableFolder folder, NoteSigner signer, long mostJournalBytes) {
        try {
            Optional<byte[]> kept = folder.find(LogStore.SIGNED);
            SignedNote signed = kept.isPresent() ? read(kept.get(), signer) : begin(folder, signer);
            if (!Journal.isIn(folder) && Checkpoint.parse(signed.text()).size() == 0 && PublicFiles.none(folder)) {
                Journal.make(folder);
            }
            JournalFormat.Contents contents = Journal.read(folder);
            Found found = check(folder, signer, signed, contents);
            folder.sweep();
            // What was read here may be in the machine's memory alone, if only the process had stopped.
            folder.forceFolder("");
            return new LogStore(folder, signer, Journal.open(folder, contents, mostJournalBytes), found);
        } catch (IOException e) {
            throw new LogOutage("opening", e);
        }
    }

    /** The first checkpoint, of no entries, is there before anything else: without one, something is gone. */
    private static SignedNote begin(DurableFolder folder, NoteSigner signer) throws IOException {
        if (Journal.isIn(folder) || !PublicFiles.none(folder)) {
            throw new AuditRefusal(RefusalCode.LOG_CHECKPOINT_MISSING, "no file " + LogStore.SIGNED);
        }
        Checkpoint empty = new Checkpoint(signer.verifier().name(), 0, Hash.EMPTY_TREE);
        SignedNote note = SignedNote.sign(empty.text(), signer);
        folder.replace(LogStore.SIGNED, note.bytes());
        return note;
    }

    private static SignedNote read(byte[] bytes, NoteSigner signer) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            LogPolicy.of(signer.verifier()).open(note);
            return note;
        } catch (AuditRefusal e) {
            throw new AuditRefusal(RefusalCode.LOG_CHECKPOINT_DAMAGED, e.code().name());
        }
    }

    private static Found check(
            DurableFolder folder, NoteSigner signer, SignedNote signed, JournalFormat.Contents journal)
            throws IOException {
        PublicFiles files = new PublicFiles(folder);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        long size = checkpoint.size();
        long start = size & -Tile.FULL_WIDTH;
        long first = journal.first();
        long end = first + journal.entries().size();
        if (first % Tile.FULL_WIDTH != 0 || first > start || end < size) {
            throw contradiction("journal of entries " + first + " to " + end + ", checkpoint of " + size);
        }
        Optional<SignedNote> published = files.findCheckpoint().map(bytes -> read(bytes, signer));
        TileHashes hashes = new TileHashes(new TiledTree(size), files);
        try {
            GrowingTree tree = GrowingTree.of(first, hashes);
            TileRows rows = TileRows.of(first, hashes);
            for (byte[] entry : journal.entries().subList(0, (int) (size - first))) {
                tree.append(Hash.ofLeaf(entry), rows);
            }
            if (!tree.root().equals(checkpoint.root())) {
                throw contradiction("root of " + size + " entries");
            }
            rows.forgetFullTiles();
            published.ifPresent(note -> checkPrefix(Checkpoint.parse(note.text()), checkpoint, hashes));
            List<byte[]> tail = journal.entries()
                    .subList((int) (start - first), journal.entries().size());
            return new Found(signed, published, tree, rows, start, tail);
        } catch (AuditRefusal e) {
            // A tile that is missing or of the wrong length, or a proof that cannot be made or does not hold.
            throw e.code() == RefusalCode.LOG_CONTRADICTS_CHECKPOINT
                    ? e
                    : contradiction(e.code().name());
        }
    }

    /** What was published must be the beginning of what was signed; an empty log is of every one. */
    private static void checkPrefix(Checkpoint published, Checkpoint signed, TileHashes hashes) {
        if (published.size() > 0) {
            ConsistencyProof.of(published.size(), signed.size(), hashes).verify(published.root(), signed.root());
        }
    }

    private static AuditRefusal contradiction(String where) {
        return new AuditRefusal(RefusalCode.LOG_CONTRADICTS_CHECKPOINT, where);
    }
}
