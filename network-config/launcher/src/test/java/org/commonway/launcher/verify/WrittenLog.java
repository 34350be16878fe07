package org.commonway.launcher.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.Tile;

/** Writes a log's files by the formats alone, as any log could: bundles, tiles, and a checkpoint that witnesses cosigned. */
public final class WrittenLog {
    public static final NoteSigner SIGNER = NoteSigner.log(SampleEntries.GATEWAY, pair());
    public static final List<NoteSigner> WITNESSES = List.of(witness("porto"), witness("braga"), witness("faro"));

    private final Path folder;
    private final GrowingTree tree = GrowingTree.empty();
    private final List<byte[]> bundle = new ArrayList<>();
    private final Map<Integer, List<Hash>> rows = new HashMap<>();
    private final Map<Integer, Long> done = new HashMap<>();
    /** The root at each size, so that tests can anchor some. */
    public final List<Hash> roots = new ArrayList<>(List.of(Hash.EMPTY_TREE));

    private final boolean keepsRoots;

    public WrittenLog(Path folder, boolean keepsRoots) {
        this.folder = folder;
        this.keepsRoots = keepsRoots;
    }

    public void append(byte[] entry) {
        bundle.add(entry);
        tree.append(Hash.ofLeaf(entry), (level, index, hash) -> {
            if (level % 8 == 0) {
                List<Hash> row = rows.computeIfAbsent(level / 8, any -> new ArrayList<>());
                row.add(hash);
                if (row.size() == Tile.FULL_WIDTH) {
                    writeTile(level / 8);
                }
            }
        });
        if (bundle.size() == Tile.FULL_WIDTH) {
            writeBundle();
        }
        if (keepsRoots) {
            roots.add(tree.root());
        }
    }

    /** Writes what is partial, and the checkpoint. */
    public void end() {
        if (!bundle.isEmpty()) {
            writeBundle();
        }
        new ArrayList<>(rows.keySet()).forEach(level -> {
            if (!rows.get(level).isEmpty()) {
                writeTile(level);
            }
        });
        write("checkpoint", note(tree.size(), tree.root(), 2).bytes());
    }

    public long size() {
        return tree.size();
    }

    public static SignedNote note(long size, Hash root, int cosignatures) {
        SignedNote note = SignedNote.sign(new Checkpoint(SampleEntries.GATEWAY, size, root).text(), SIGNER);
        for (NoteSigner witness : WITNESSES.subList(0, cosignatures)) {
            note = note.with(witness.sign(note.text()));
        }
        return note;
    }

    public void write(String path, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeBundle() {
        EntryBundle place = new EntryBundle((tree.size() - 1) / Tile.FULL_WIDTH, bundle.size());
        write(place.path(), place.encode(bundle));
        bundle.clear();
    }

    private void writeTile(int level) {
        List<Hash> row = rows.get(level);
        long index = done.merge(level, 1L, Long::sum) - 1;
        Tile tile = new Tile(level, index, row.size());
        write(tile.path(), tile.encode(row));
        row.clear();
    }

    private static NoteSigner witness(String city) {
        return NoteSigner.witness(
                city + ".example/witness", pair(), Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC));
    }

    public static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
