package org.commonway.launcher.fabric.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are run to their end, whether it comes or not. */
class ProgramRunTest {
    @TempDir
    Path folder;

    @Test
    void a_program_that_has_no_answer_is_ended_and_named_with_what_it_was_for() {
        ProgramRun patient = ProgramRun.in(folder).within(Duration.ofMillis(200));

        assertThatThrownBy(() -> patient.run("Asking orderer.city about mobility", List.of("sleep", "3600")))
                .isInstanceOfSatisfying(LauncherRefusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                    assertThat(refusal.sentence())
                            .contains("Asking orderer.city about mobility: sleep had no answer")
                            .contains("./commonway fabric status");
                });
    }

    @Test
    void one_that_answers_in_time_is_believed() {
        assertThat(ProgramRun.in(folder).within(Duration.ofMinutes(1)).run("Asking", List.of("echo", "7 blocks")))
                .isEqualTo("7 blocks");
    }
}
