package org.commonway.launcher.witness;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.commonway.audit.note.VerifierKey;

/**
 * What a witness is to be.
 *
 * @param logs whose checkpoints it cosigns
 * @param state where it keeps the last checkpoint of each
 * @param listen where it serves
 */
public record WitnessPlan(List<VerifierKey> logs, Path state, InetSocketAddress listen) {
    /** Keeps the list as it is now. */
    public WitnessPlan {
        logs = List.copyOf(logs);
    }
}
