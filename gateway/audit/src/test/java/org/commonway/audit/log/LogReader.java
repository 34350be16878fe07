package org.commonway.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.CosignedCheckpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.Tile;
import org.commonway.audit.tile.TiledTree;

/** Reads a published log as anybody would, by the formats alone, and takes no byte of it on trust. */
public final class LogReader {
    private final DurableFolder folder;

    public LogReader(DurableFolder folder) {
        this.folder = folder;
    }

    /** The published checkpoint, if it is signed as the policy asks. */
    public Optional<Checkpoint> checkpoint(LogPolicy policy) {
        return file("checkpoint").map(SignedNote::parse).map(policy::open).map(CosignedCheckpoint::checkpoint);
    }

    /** All entries of the checkpoint, once every tile and every bundle of it is what these entries make it. */
    public List<byte[]> entries(Checkpoint checkpoint) {
        List<byte[]> entries = new ArrayList<>();
        TiledTree tiled = new TiledTree(checkpoint.size());
        tiled.bundles().forEach(bundle -> entries.addAll(bundle(bundle)));
        List<List<Hash>> rows = new ArrayList<>();
        GrowingTree tree = GrowingTree.empty();
        for (byte[] entry : entries) {
            tree.append(Hash.ofLeaf(entry), (level, index, hash) -> {
                if (level == rows.size()) {
                    rows.add(new ArrayList<>());
                }
                rows.get(level).add(hash);
            });
        }
        tiled.tiles().forEach(tile -> {
            int from = (int) tile.index() * 256;
            List<Hash> hashes = rows.get(tile.level() * 8).subList(from, from + tile.width());
            if (!Arrays.equals(tile(tile), tile.encode(hashes))) {
                throw new AssertionError(tile.path() + " is not of the entries");
            }
        });
        if (!tree.root().equals(checkpoint.root())) {
            throw new AssertionError("the entries do not lead to the root of size " + checkpoint.size());
        }
        return entries;
    }

    private List<byte[]> bundle(EntryBundle bundle) {
        return file(bundle.path())
                .map(bundle::decode)
                .orElseGet(() -> bundle.full()
                        .decode(file(bundle.full().path()).orElseThrow(() -> new AssertionError("no " + bundle.path())))
                        .subList(0, bundle.width()));
    }

    private byte[] tile(Tile tile) {
        return file(tile.path())
                .orElseGet(() -> Arrays.copyOf(
                        file(tile.full().path()).orElseThrow(() -> new AssertionError("no " + tile.path())),
                        tile.width() * Hash.BYTES));
    }

    private Optional<byte[]> file(String path) {
        try {
            return folder.find("public/" + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
