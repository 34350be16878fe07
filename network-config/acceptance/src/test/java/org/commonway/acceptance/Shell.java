package org.commonway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the launcher as a person would, and gives what it printed. */
final class Shell {
    private static final int LIMIT_MINUTES = 5;

    private Shell() {}

    /**
     * What a command did.
     *
     * @param exitCode its exit status
     * @param out all of its standard output
     * @param err all of its standard error
     */
    record Outcome(int exitCode, String out, String err) {}

    /** Runs {@code ./commonway} with these arguments and waits for its end. */
    static Outcome commonway(String... arguments) {
        return commonway(Map.of(), arguments);
    }

    /** The same with more in its environment, and so in that of the processes that it starts. */
    static Outcome commonway(Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Repository.root().resolve("commonway").toString()));
        command.addAll(List.of(arguments));
        return run(environment, Repository.root(), command);
    }

    /** Runs a script of bash in a folder and waits for its end. */
    static Outcome bash(Path folder, String script) {
        return run(Map.of(), folder, List.of("bash", "-euo", "pipefail", "-c", script));
    }

    private static Outcome run(Map<String, String> environment, Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile("commonway", ".out");
            Path err = Files.createTempFile("commonway", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end; so far: " + Files.readString(err));
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
