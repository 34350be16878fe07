package org.commonway.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.tile.Tile;
import org.commonway.audit.tile.TiledTree;
import org.jspecify.annotations.Nullable;

/**
 * A log on a disk, step by step and for one thread: append entries, sign what was appended, publish what was signed.
 *
 * <p>Why no crash makes it sign two inconsistent checkpoints: entries are on the disk before they are acknowledged, and
 * acknowledged before they are hashed; the tiles of a checkpoint are on the disk before it is signed, and its signature
 * before anybody sees it. Each step only adds to what is there, and a step that fails is the last.
 */
final class LogStore implements Closeable {
    /** The last checkpoint that the log has signed, which its witnesses may not have seen yet. */
    static final String SIGNED = "signed-checkpoint";

    private final DurableFolder folder;
    private final NoteSigner signer;
    private final Journal journal;
    private final PublicFiles files;
    private final GrowingTree tree;
    private final TileRows rows;

    /** The entries from the start of the last bundle that is not full in the signed tree. */
    private final List<byte[]> tail;

    private long tailStart;
    private SignedNote signed;
    private Optional<SignedNote> published;
    private @Nullable LogOutage failure;

    /** As {@link LogOpening} found it: tree, rows and tail up to the signed checkpoint, then entries beyond it. */
    LogStore(DurableFolder folder, NoteSigner signer, Journal journal, LogOpening.Found found) {
        this.folder = folder;
        this.signer = signer;
        this.journal = journal;
        this.files = new PublicFiles(folder);
        this.tree = found.tree();
        this.rows = found.rows();
        this.tail = new ArrayList<>(found.tail());
        this.tailStart = found.tailStart();
        this.signed = found.signed();
        this.published = found.published();
    }

    /** How many entries are on the disk. */
    long size() {
        return tailStart + tail.size();
    }

    /** How many entries the last signed checkpoint has. */
    long signedSize() {
        return tree.size();
    }

    /** The last signed checkpoint. */
    SignedNote signed() {
        return signed;
    }

    /** The last published checkpoint, cosigned as the policy asks. */
    Optional<SignedNote> published() {
        return published;
    }

    /**
     * Appends these entries, each no longer than 65,535 bytes; on return they are on the disk.
     *
     * @return the index of the first
     */
    long append(List<byte[]> entries) {
        long first = size();
        if (!entries.isEmpty()) {
            step("appending to the journal", () -> journal.append(first, entries));
            tail.addAll(entries);
        }
        return first;
    }

    /** Gives index and entry of each from this one on; refuses TILE_MISSING for a bundle that is not there. */
    void read(long from, BiConsumer<Long, byte[]> reader) {
        for (long index = from & -Tile.FULL_WIDTH; index < tailStart; index += Tile.FULL_WIDTH) {
            long first = index;
            step("reading entries", () -> {
                List<byte[]> entries = files.entries(first / Tile.FULL_WIDTH);
                for (int i = (int) Math.max(0, from - first); i < entries.size(); i++) {
                    reader.accept(first + i, entries.get(i));
                }
            });
        }
        for (long index = Math.max(from, tailStart); index < size(); index++) {
            reader.accept(index, tail.get((int) (index - tailStart)));
        }
    }

    /** Signs a checkpoint of all entries, with its tiles on the disk; false if the last one has them all. */
    boolean sign() {
        TiledTree before = new TiledTree(tree.size());
        TiledTree after = new TiledTree(size());
        if (before.equals(after)) {
            return false;
        }
        for (byte[] entry : tail.subList((int) (before.size() - tailStart), tail.size())) {
            tree.append(Hash.ofLeaf(entry), rows);
        }
        step("writing tiles", () -> {
            files.putTiles(before, after, rows, bundle -> {
                int from = (int) (bundle.index() * Tile.FULL_WIDTH - tailStart);
                return tail.subList(from, from + bundle.width());
            });
            files.dropPartials(before, after);
        });
        rows.forgetFullTiles();
        step("keeping the signed checkpoint", () -> {
            Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), after.size(), tree.root());
            SignedNote note = SignedNote.sign(checkpoint.text(), signer);
            folder.replace(SIGNED, note.bytes());
            signed = note;
        });
        step("beginning the journal anew", this::trim);
        return true;
    }

    /** Publishes a checkpoint that this log has signed, with its cosignatures, in place of a smaller one. */
    void publish(SignedNote cosigned) {
        step("publishing a checkpoint", () -> files.putCheckpoint(cosigned.bytes()));
        published = Optional.of(cosigned);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** Forgets the entries of full bundles, which are on the disk. */
    private void trim() throws IOException {
        long start = tree.size() & -Tile.FULL_WIDTH;
        tail.subList(0, (int) (start - tailStart)).clear();
        tailStart = start;
        if (journal.isLong()) {
            journal.restart(tailStart, tail);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(String name, Step step) {
        if (failure != null) {
            throw failure;
        }
        try {
            step.run();
        } catch (IOException e) {
            failure = new LogOutage(name, e);
            throw failure;
        }
    }
}
