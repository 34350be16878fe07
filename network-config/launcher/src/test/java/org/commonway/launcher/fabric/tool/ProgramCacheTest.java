package org.commonway.launcher.fabric.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeTheModule() throws IOException {
        Path module = Files.createDirectories(folder.resolve("network-config/fabric"));
        Files.writeString(module.resolve("go.mod"), "require github.com/hyperledger/fabric v9.9.9\n");
        Files.writeString(module.resolve("go.sum"), "");
    }

    @Test
    void without_go_it_says_what_to_install_or_to_set() {
        assertRefused(
                Map.of("PATH", folder.toString(), "HOME", folder.toString()),
                "There is no Go on this machine's path",
                "COMMONWAY_FABRIC_HOME");
    }

    @Test
    void a_build_that_fails_says_why() throws IOException {
        Path go = Files.writeString(folder.resolve("go"), "#!/bin/sh\necho no network here\nexit 1\n");
        assertThat(go.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> programs(Map.of("PATH", folder.toString(), "HOME", folder.toString())))
                .isInstanceOfSatisfying(
                        LauncherRefusal.class,
                        refusal -> assertThat(refusal.sentence()).contains("Fabric's programs", "no network here"));
    }

    @Test
    void a_folder_that_lacks_programs_is_refused_with_what_belongs_there() {
        assertRefused(Map.of("COMMONWAY_FABRIC_HOME", folder.toString()), "lacks some of bin/", "configtxlator");
    }

    private void assertRefused(Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> programs(environment)).isInstanceOfSatisfying(LauncherRefusal.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(refusal.sentence()).contains(parts);
        });
    }

    private Programs programs(Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new ProgramCache(folder, environment, new Console(nowhere, nowhere)).programs();
    }
}
