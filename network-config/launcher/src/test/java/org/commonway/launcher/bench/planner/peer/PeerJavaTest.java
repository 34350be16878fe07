package org.commonway.launcher.bench.planner.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What peers need of the machine: a JDK that is late enough, and mvn. */
class PeerJavaTest {
    @TempDir
    Path folder;

    private Path jdks;

    @BeforeEach
    void install() throws IOException {
        jdks = folder.resolve("jvm");
        java("jdk-8", "1.8.0_402", true);
        java("jdk-17", "17.0.12", true);
        java("jdk-25", "25.0.3", true);
        java("jre-26", "26", false);
        Files.createDirectories(jdks.resolve("nothing"));
    }

    private Path java(String name, String version, boolean compiler) throws IOException {
        Path bin = Files.createDirectories(jdks.resolve(name).resolve("bin"));
        program(bin.resolve("java"));
        if (compiler) {
            program(bin.resolve("javac"));
        }
        Files.writeString(
                jdks.resolve(name).resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdks.resolve(name);
    }

    private static void program(Path file) throws IOException {
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void the_latest_jdk_is_taken_and_what_has_no_compiler_is_none() {
        PeerJava java = PeerJava.get("otp", 21, Map.of(), List.of(folder.resolve("elsewhere"), jdks));

        assertThat(java).isEqualTo(new PeerJava(jdks.resolve("jdk-25"), 25));
        assertThat(java.program()).endsWith("jdk-25/bin/java");
    }

    @Test
    void without_a_jdk_late_enough_the_refusal_says_what_to_do() {
        assertThatThrownBy(() -> PeerJava.get("otp", 27, Map.of(), List.of(jdks)))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("otp needs a JDK 27")
                .hasMessageContaining(PeerJava.GIVEN)
                .hasMessageContaining("--against");
    }

    @Test
    void a_jdk_named_by_the_environment_is_taken_by_folder_or_program_and_no_other() {
        Path home = jdks.resolve("jdk-17");
        for (Path given : List.of(home, home.resolve("bin/java"))) {
            assertThat(PeerJava.get("x", 17, Map.of(PeerJava.GIVEN, given.toString()), List.of(jdks)))
                    .isEqualTo(new PeerJava(home, 17));
        }
        assertThatThrownBy(() -> PeerJava.get("otp", 21, Map.of(PeerJava.GIVEN, home.toString()), List.of(jdks)))
                .hasMessageContaining("is no JDK 21 or later");
    }

    @Test
    void without_mvn_the_refusal_says_what_to_do() {
        PrintStream stream = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        PeerJars jars = new PeerJars(folder.resolve("cache"), Map.of("PATH", "/nowhere"), new Console(stream, stream));

        assertThatThrownBy(() -> jars.get("otp", List.of(new PeerJars.Artifact("g", "a", "1", ""))))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("no mvn")
                .hasMessageContaining("install Maven");
    }

    @Test
    void a_fetch_that_fails_names_the_peer_and_leaves_nothing_that_looks_fetched() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho 'Network is unreachable'\nexit 1\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        PrintStream stream = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        PeerJars jars =
                new PeerJars(folder.resolve("cache"), Map.of("PATH", bin.toString()), new Console(stream, stream));

        assertThatThrownBy(() -> jars.get("otp", List.of(new PeerJars.Artifact("g", "a", "1", "shaded"))))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("Network is unreachable")
                .hasMessageContaining("Maven Central");
        assertThat(folder.resolve("cache/otp-1")).doesNotExist();
    }

    @Test
    void jars_that_were_fetched_once_are_not_fetched_again() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path mvn = Files.writeString(
                bin.resolve("mvn"), "#!/bin/sh\nfor last; do :; done\ntouch \"${last#-DoutputDirectory=}/a-1.jar\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        PrintStream stream = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        String path = bin + ":/usr/bin:/bin";
        PeerJars jars = new PeerJars(folder.resolve("cache"), Map.of("PATH", path), new Console(stream, stream));
        List<PeerJars.Artifact> artifacts = List.of(new PeerJars.Artifact("g", "a", "1", ""));

        assertThat(jars.get("peer", artifacts)).containsExactly(folder.resolve("cache/peer-1/a-1.jar"));
        Files.delete(mvn);
        assertThat(jars.get("peer", artifacts)).hasSize(1);
    }
}
