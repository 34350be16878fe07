package org.commonway.embedded.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of an index. */
public final class IndexFolder {
    /** The names that RocksDB gives its files. */
    private static final Pattern OURS = Pattern.compile(
            "CURRENT|IDENTITY|LOCK|LOG(\\.old\\.\\d+)?|(MANIFEST|OPTIONS)-\\d+|\\d+\\.(sst|log|dbtmp|blob|trash)"
                    + "|OPTIONS-\\d+\\.dbtmp|\\d+\\.sst\\.trash");

    private IndexFolder() {}

    /**
     * Empties the folder, so that the index can be made anew.
     *
     * @throws IOException if it cannot be emptied, or holds something that is no part of an index
     */
    public static void clear(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }

    /** Makes the folder and loads RocksDB. */
    static void requireUsable(Path folder) throws IOException {
        Files.createDirectories(folder);
        files(folder);
        NativeLibrary.load(folder.resolveSibling("native"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.toList();
            Optional<Path> foreign = files.stream()
                    .filter(file -> !OURS.matcher(file.getFileName().toString()).matches())
                    .findFirst();
            if (foreign.isPresent()) {
                throw new IOException(foreign.get() + " is no part of a state's index; move it elsewhere");
            }
            return files;
        }
    }
}
