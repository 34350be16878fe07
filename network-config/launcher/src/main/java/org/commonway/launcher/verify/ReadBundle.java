package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.replay.ReadEntry;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.Tile;

/**
 * A bundle of entries as one thread has read it.
 *
 * @param entries what they say
 * @param leaves their hashes
 * @param difference the first place where the tile above it says otherwise
 */
record ReadBundle(List<ReadEntry> entries, List<Hash> leaves, Optional<Difference> difference) {

    /** Reads it with the tile of its hashes; refused with the format's codes. */
    static ReadBundle of(EntryBundle bundle, LogFiles files) {
        List<byte[]> bytes = entries(bundle, files);
        List<ReadEntry> entries = new ArrayList<>(bytes.size());
        List<Hash> leaves = new ArrayList<>(bytes.size());
        for (byte[] entry : bytes) {
            entries.add(ReadEntry.of(entry));
            leaves.add(Hash.ofLeaf(entry));
        }
        Tile tile = new Tile(0, bundle.index(), bundle.width());
        return new ReadBundle(entries, leaves, compare(tile, hashes(tile, files), leaves));
    }

    /** Where the tile of these hashes says otherwise. */
    static Optional<Difference> compare(Tile tile, List<Hash> said, List<Hash> made) {
        for (int i = 0; i < made.size(); i++) {
            if (!said.get(i).equals(made.get(i))) {
                long index = (tile.index() * Tile.FULL_WIDTH + i) << (Byte.SIZE * tile.level());
                return Optional.of(Difference.of(index, DifferenceCode.TILE_DIFFERS, tile.path() + ", hash " + i));
            }
        }
        return Optional.empty();
    }

    /** The tile's hashes; where a partial tile is gone, the full one that took its place serves. */
    static List<Hash> hashes(Tile tile, LogFiles files) {
        return files.find(tile.path()).map(tile::decode).orElseGet(() -> {
            byte[] full = files.find(tile.full().path())
                    .orElseThrow(() -> new AuditRefusal(RefusalCode.TILE_MISSING, tile.path()));
            return tile.full().decode(full).subList(0, tile.width());
        });
    }

    private static List<byte[]> entries(EntryBundle bundle, LogFiles files) {
        return files.find(bundle.path()).map(bundle::decode).orElseGet(() -> {
            byte[] full = files.find(bundle.full().path())
                    .orElseThrow(() -> new AuditRefusal(RefusalCode.TILE_MISSING, bundle.path()));
            return bundle.full().decode(full).subList(0, bundle.width());
        });
    }
}
