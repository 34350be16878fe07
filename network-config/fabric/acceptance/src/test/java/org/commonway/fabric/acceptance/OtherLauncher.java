package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, which can be interrupted as a terminal does it: with all that it has started. */
final class OtherLauncher {
    private static final long ENDS_WITHIN_SECONDS = 150;

    private final Process process;

    private OtherLauncher(Process process) {
        this.process = process;
    }

    /** Starts {@code ./commonway fabric ...}. */
    static OtherLauncher start(Network network, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcommonway.project=" + Project.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.commonway.launcher.Main",
                "fabric"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state", network.state().root().toString()));
        try {
            return new OtherLauncher(new ProcessBuilder(command).inheritIO().start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Interrupts it, and waits until it has ended. */
    void interrupt() throws IOException, InterruptedException {
        assertThat(process.isAlive()).as("it has not ended by itself").isTrue();
        new ProcessBuilder("kill", "-TERM", "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        awaitEnd();
    }

    /** Ends it alone; what it has started runs on. */
    void end() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
    }
}
