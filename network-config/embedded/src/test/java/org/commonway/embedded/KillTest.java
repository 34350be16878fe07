package org.commonway.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network under kill -9. So often as {@code -Dcommonway.kills=N} says; see {@link KillRun} for what is checked. */
class KillTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void whatever_was_acknowledged_survives_every_kill() throws Exception {
        long seed = Long.getLong("commonway.seed", System.nanoTime());
        System.out.println("kill -9 with seed " + seed);
        System.out.println(new KillRun(folder, seed).kill(Integer.getInteger("commonway.kills", KILLS)));
    }
}
