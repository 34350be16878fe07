package org.commonway.gateway.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.commonway.planner.likelihood.History;
import org.commonway.planner.likelihood.HistoryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history of one city in a file. One that cannot be used is put aside and told of, and the history begins
 * empty: searches then say that likelihoods are unknown. Safe for many threads.
 */
public final class HistoryKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);

    private final Path path;
    private final HistoryFile file;
    private Optional<History> history = Optional.empty();

    /** Keeps it in this file, which need not be there yet. */
    public HistoryKeeper(Path path) {
        this.path = path;
        this.file = new HistoryFile(path);
    }

    /** What was kept, read once; from then on the same object. */
    public synchronized History open() {
        if (history.isEmpty()) {
            HistoryFile.Kept kept = file.read();
            kept.trouble().ifPresent(trouble -> {
                LOG.warn("{} ({})", trouble.sentence(), trouble.reason());
                putAside();
            });
            history = Optional.of(kept.history());
        }
        return history.get();
    }

    /** Whoever wants to know what was wrong still has the file; the next trouble takes its place. */
    private void putAside() {
        Path aside = path.resolveSibling(path.getFileName() + ".refused");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be put aside as {} ({})", path, aside, e.getMessage());
        }
    }

    /** Writes what was seen by now; nothing before {@link #open}. */
    public synchronized void keep() {
        if (history.isEmpty()) {
            return;
        }
        try {
            file.write(history.get());
        } catch (IOException e) {
            LOG.warn(
                    "What was seen of delays and vehicles cannot be kept in {} ({}); check the disk.",
                    path,
                    e.getMessage());
        }
    }
}
