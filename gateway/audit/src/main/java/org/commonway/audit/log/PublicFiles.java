package org.commonway.audit.log;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.Tile;
import org.commonway.audit.tile.TileReader;
import org.commonway.audit.tile.TiledTree;

/** The files that a log shows to everybody, below the folder {@code public} (C2SP tlog-tiles, "APIs"). */
final class PublicFiles implements TileReader {
    private static final String FOLDER = "public";
    private static final String CHECKPOINT = FOLDER + "/checkpoint";
    private static final String PARTIAL = ".p";

    private final DurableFolder folder;

    /** Folders that are there and on the disk. */
    private final Set<String> made = new HashSet<>();

    PublicFiles(DurableFolder folder) {
        this.folder = folder;
    }

    /** Which entries a bundle has. */
    @FunctionalInterface
    interface Entries {
        List<byte[]> of(EntryBundle bundle);
    }

    /** True if there are no such files at all. */
    static boolean none(DurableFolder folder) throws IOException {
        return folder.list(FOLDER).isEmpty();
    }

    /** The published checkpoint. */
    Optional<byte[]> findCheckpoint() throws IOException {
        return folder.find(CHECKPOINT);
    }

    /** Publishes a checkpoint in place of the last. */
    void putCheckpoint(byte[] note) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        makeFolders(FOLDER, changed);
        force(changed);
        folder.replace(CHECKPOINT, note);
    }

    /** Writes what a larger tree has beyond a smaller one; on return it is on the disk. */
    void putTiles(TiledTree before, TiledTree after, TileRows rows, Entries entries) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        for (EntryBundle bundle : after.bundlesSince(before).toList()) {
            put(bundle.path(), bundle.encode(entries.of(bundle)), changed);
        }
        for (Tile tile : after.tilesSince(before).toList()) {
            put(tile.path(), tile.encode(rows.hashes(tile)), changed);
        }
        force(changed);
    }

    /** Takes away the partial tiles and bundles of a smaller tree in whose place a larger one has full ones. */
    void dropPartials(TiledTree before, TiledTree after) throws IOException {
        for (EntryBundle bundle : after.bundlesSince(before).toList()) {
            if (bundle.width() == Tile.FULL_WIDTH) {
                dropPartials(bundle.path());
            }
        }
        for (Tile tile : after.tilesSince(before).toList()) {
            if (tile.width() == Tile.FULL_WIDTH) {
                dropPartials(tile.path());
            }
        }
    }

    @Override
    public Optional<byte[]> findTile(Tile tile) {
        try {
            return folder.find(FOLDER + "/" + tile.path());
        } catch (IOException e) {
            throw new LogOutage("reading a tile", e);
        }
    }

    /** The entries of a full bundle; refuses TILE_MISSING. */
    List<byte[]> entries(long index) throws IOException {
        EntryBundle bundle = new EntryBundle(index, Tile.FULL_WIDTH);
        byte[] bytes = folder.find(FOLDER + "/" + bundle.path())
                .orElseThrow(() -> new AuditRefusal(RefusalCode.TILE_MISSING, bundle.path()));
        return bundle.decode(bytes);
    }

    /** The file that is served at this path of a log, if it is there; refuses TILE_PATH for a path of none. */
    Optional<byte[]> findServed(String path) {
        try {
            if (path.equals("checkpoint")) {
                return findCheckpoint();
            }
            String canonical = path.startsWith("tile/entries/")
                    ? EntryBundle.parse(path).path()
                    : Tile.parse(path).path();
            return folder.find(FOLDER + "/" + canonical);
        } catch (IOException e) {
            throw new LogOutage("reading a file", e);
        }
    }

    private void put(String path, byte[] bytes, Set<String> changed) throws IOException {
        String file = FOLDER + "/" + path;
        makeFolders(DurableFolder.folderOf(file), changed);
        folder.place(file, bytes);
        changed.add(DurableFolder.folderOf(file));
    }

    /**
     * Makes a folder and those that it lies in, and notes which of them have a new name. Also where it was there
     * already: a crash may have come before its name was on the disk.
     */
    private void makeFolders(String path, Set<String> changed) throws IOException {
        if (path.isEmpty() || !made.add(path)) {
            return;
        }
        String parent = DurableFolder.folderOf(path);
        makeFolders(parent, changed);
        folder.makeFolder(path);
        changed.add(parent);
    }

    private void force(Set<String> changed) throws IOException {
        for (String path : changed) {
            folder.forceFolder(path);
        }
    }

    private void dropPartials(String path) throws IOException {
        String partials = FOLDER + "/" + path + PARTIAL;
        List<String> widths = folder.list(partials);
        for (String width : widths) {
            folder.delete(partials + "/" + width);
        }
        if (!widths.isEmpty()) {
            folder.delete(partials);
        }
        made.remove(partials);
    }
}
