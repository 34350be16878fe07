package org.commonway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.commonway.audit.peer.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the README shows, compiled and run. */
class ReadmeTest {
    private static final List<String> IMPORTS = List.of(
            "static java.nio.charset.StandardCharsets.UTF_8",
            "java.nio.file.*",
            "java.util.List",
            "org.commonway.audit.checkpoint.*",
            "org.commonway.audit.note.VerifierKey",
            "org.commonway.audit.proof.LogProof");

    @Test
    void the_example_checks_a_proof_offline(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("entry-421.tlog-proof"), Peer.bytes("entry-421.tlog-proof"));
        assertThat(run(example(), folder)).isEqualTo("entry 421 of 1000, seen by 2");
    }

    private static String example() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static String run(String lines, Path folder) throws Exception {
        String source = IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
                + "public class Example { public static void run(Path folder, java.io.PrintStream out)"
                + " throws java.io.IOException {\n"
                + lines.replace("Path.of(", "folder.resolve(").replace("System.out", "out") + "}}";
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-proc:none", file.toString());
        assertThat(failed).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Example")
                    .getMethod("run", Path.class, PrintStream.class)
                    .invoke(null, folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }
}
