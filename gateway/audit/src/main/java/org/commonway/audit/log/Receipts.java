package org.commonway.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.tile.TileHashes;
import org.commonway.audit.tile.TileReader;
import org.commonway.audit.tile.TiledTree;

/** Proofs of entries under the last published checkpoint, and who waits for one. For several threads. */
final class Receipts {
    private final TileReader tiles;
    private final NavigableMap<Long, List<CompletableFuture<SignedNote>>> waiting = new TreeMap<>();
    private Optional<SignedNote> published = Optional.empty();
    private Optional<RuntimeException> ended = Optional.empty();

    Receipts(TileReader tiles) {
        this.tiles = tiles;
    }

    /** Tells everybody who waits for an entry of this checkpoint. */
    void publish(SignedNote note) {
        List<CompletableFuture<SignedNote>> ready = new ArrayList<>();
        synchronized (this) {
            published = Optional.of(note);
            waiting.headMap(size(note)).values().forEach(ready::addAll);
            waiting.headMap(size(note)).clear();
        }
        ready.forEach(one -> one.complete(note));
    }

    /** Nothing more will be published: who waits is told why. */
    void end(RuntimeException because) {
        List<CompletableFuture<SignedNote>> left = new ArrayList<>();
        synchronized (this) {
            ended = Optional.of(because);
            waiting.values().forEach(left::addAll);
            waiting.clear();
        }
        left.forEach(one -> one.completeExceptionally(because));
    }

    /** The last published checkpoint. */
    synchronized Optional<SignedNote> published() {
        return published;
    }

    /** Ends with the first published checkpoint that has this entry. */
    synchronized CompletableFuture<SignedNote> whenPublished(long index) {
        if (published.isPresent() && size(published.get()) > index) {
            return CompletableFuture.completedFuture(published.get());
        }
        if (ended.isPresent()) {
            return CompletableFuture.failedFuture(ended.get());
        }
        CompletableFuture<SignedNote> one = new CompletableFuture<>();
        waiting.computeIfAbsent(index, any -> new ArrayList<>()).add(one);
        return one;
    }

    /** The proof of an entry, which was found to hold; empty if no published checkpoint has it yet. */
    Optional<LogProof> find(long index) {
        return published().filter(note -> index >= 0 && index < size(note)).map(note -> {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            TileHashes hashes = new TileHashes(new TiledTree(checkpoint.size()), tiles);
            InclusionProof inclusion = InclusionProof.of(index, checkpoint.size(), hashes);
            // The checkpoint's signatures held when it was published; the tiles may have been changed since.
            inclusion.verify(hashes.getHash(0, index), checkpoint.root());
            return new LogProof(inclusion, note);
        });
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }
}
