package org.commonway.launcher.fabric.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.launcher.LauncherRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fabric's sources are changed where we know them, or not at all. */
class SourceCorrectionTest {
    private static final SourceCorrection CORRECTION = new SourceCorrection("raft/node.go", "wait\n", "write\n");

    @TempDir
    Path sources;

    @Test
    void only_what_is_wrong_is_replaced_also_in_a_file_that_nobody_may_write() throws IOException {
        assertThat(write("take\nwait\nhand on\n").toFile().setReadOnly()).isTrue();

        CORRECTION.applyTo(sources);

        assertThat(sources.resolve("raft/node.go")).hasContent("take\nwrite\nhand on\n");
    }

    @Test
    void sources_of_another_release_are_refused_with_what_to_do() throws IOException {
        for (String other : new String[] {"take\nhand on\n", "wait\nwait\n"}) {
            write(other);

            assertThatThrownBy(() -> CORRECTION.applyTo(sources))
                    .isInstanceOfSatisfying(
                            LauncherRefusal.class,
                            refusal -> assertThat(refusal.sentence())
                                    .contains(
                                            "raft/node.go does not have once",
                                            "From 2.5.3 on Fabric's orderers start without a correction"));
            assertThat(sources.resolve("raft/node.go")).hasContent(other);
        }
    }

    private Path write(String text) throws IOException {
        Path file = sources.resolve("raft/node.go");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
