package org.commonway.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for what is started together. */
class ProcessGroupTest {
    @TempDir
    Path folder;

    private Instant now = Instant.EPOCH;

    private ProcessGroup group() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new ProcessGroup(new StateFolder(folder), new Console(nowhere, nowhere), () -> now);
    }

    @Test
    void what_is_still_missing_when_patience_ends_is_named_with_where_to_look() {
        ProcessGroup group = group();
        now = now.plus(Duration.ofMinutes(6));

        assertThatThrownBy(() -> group.awaitNothing(() -> List.of("a leader of mobility", "peer.city")))
                .isInstanceOfSatisfying(LauncherRefusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                    assertThat(refusal.sentence())
                            .contains(
                                    "a leader of mobility, peer.city",
                                    folder.resolve("logs").toString());
                });
    }

    @Test
    void it_looks_again_until_nothing_is_missing() {
        Queue<List<String>> answers = new ArrayDeque<>(List.of(List.of("a", "b"), List.of("b"), List.of()));

        group().awaitNothing(answers::remove);

        assertThat(answers).isEmpty();
    }
}
