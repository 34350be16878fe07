package org.commonway.gateway.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.TiledTree;

/** The entries of a log, read from the files that anybody can read. */
public final class PublishedEntries {
    private PublishedEntries() {}

    /** The entries of a log of this size; {@code files} gives the file at a path. */
    public static List<byte[]> of(long size, Function<String, Optional<byte[]>> files) {
        List<byte[]> entries = new ArrayList<>();
        new TiledTree(size).bundles().forEach(bundle -> entries.addAll(read(bundle, files)));
        return entries;
    }

    private static List<byte[]> read(EntryBundle bundle, Function<String, Optional<byte[]>> files) {
        return files.apply(bundle.path())
                .map(bundle::decode)
                .orElseGet(() -> bundle.full()
                        .decode(files.apply(bundle.full().path()).orElseThrow())
                        .subList(0, bundle.width()));
    }
}
