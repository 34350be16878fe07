package org.commonway.launcher.fabric.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;

/** Runs a program to its end and gives what it printed, or refuses with what it complained of. */
public final class ProgramRun {
    private static final int TOLD_LINES = 3;

    private final Path folder;
    private final Map<String, String> environment;
    private final Optional<Console> echo;
    private final Optional<Duration> limit;

    private ProgramRun(Path folder, Map<String, String> environment, Optional<Console> echo, Optional<Duration> limit) {
        this.folder = folder;
        this.environment = environment;
        this.echo = echo;
        this.limit = limit;
    }

    /** Runs in this folder. */
    public static ProgramRun in(Path folder) {
        return new ProgramRun(folder, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The same with more in the environment. */
    public ProgramRun with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ProgramRun(folder, all, echo, limit);
    }

    /** The same, showing what the program prints while it runs. */
    ProgramRun echo(Console console) {
        return new ProgramRun(folder, environment, Optional.of(console), limit);
    }

    /** The same, ended and refused when it takes longer: what it speaks to may never answer. */
    public ProgramRun within(Duration longest) {
        return new ProgramRun(folder, environment, echo, Optional.of(longest));
    }

    /**
     * Runs the command.
     *
     * @param step what it is for, as the refusal names it
     * @return what it printed on both of its streams
     */
    public String run(String step, List<String> command) {
        List<String> said = new ArrayList<>();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            AtomicBoolean late = new AtomicBoolean();
            limit.ifPresent(longest -> CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        late.set(process.isAlive());
                        process.destroyForcibly();
                    }));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                    String shown = "  " + line;
                    echo.ifPresent(console -> console.progress(shown));
                }
            }
            int status = process.waitFor();
            if (late.get()) {
                throw new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        step + ": " + Path.of(command.get(0)).getFileName() + " had no answer after "
                                + limit.map(Duration::toSeconds).orElse(0L)
                                + " s and was ended: see ./commonway fabric status and the logs of what it asked, then"
                                + " try again.");
            }
            if (status != 0) {
                throw new ProgramFailure(step, command.get(0), status, said);
            }
            return String.join("\n", said);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.FAULT, step + ": " + command.get(0) + " cannot be run: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, step + " was interrupted.", interrupted);
        }
    }

    /** The last words of a program, which say why it failed. */
    static String lastWords(List<String> said) {
        List<String> words = said.stream().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", words.subList(Math.max(0, words.size() - TOLD_LINES), words.size()));
    }
}
