package org.commonway.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * A process on its way up. It goes on when the launcher ends.
 *
 * @param name for people
 * @param process the process
 * @param log its stdout
 * @param errors its stderr
 */
public record Starting(String name, Process process, Path log, Path errors) {

    /** Starts a command with its output in these files, which are begun anew. */
    public static Starting start(String name, List<String> command, Path log, Path errors) {
        return start(name, command, Map.of(), log, errors);
    }

    /** The same with more in its environment. */
    public static Starting start(
            String name, List<String> command, Map<String, String> environment, Path log, Path errors) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(log.toFile());
        builder.redirectError(errors.toFile());
        File nothing = new File("/dev/null");
        if (nothing.exists()) {
            builder.redirectInput(nothing);
        }
        try {
            return new Starting(name, builder.start(), log, errors);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.FAULT,
                    name + " cannot be started (" + failed.getMessage() + "): check that " + command.get(0)
                            + " is there and can be run.",
                    failed);
        }
    }

    /** Refuses when the process has ended, with the sentence that it left. */
    public void checkAlive() {
        if (process.isAlive()) {
            return;
        }
        int status = process.exitValue();
        String said = lastLine(errors);
        String why = said.isEmpty() ? lastLine(log) : said;
        throw new LauncherRefusal(
                ExitCode.ofProcess(status),
                name + " ended with status " + status + " while starting: " + (why.isEmpty() ? "it said nothing" : why)
                        + " (log: " + log + ")");
    }

    /** Whether its log has a line that starts so. */
    public boolean hasLogged(String start) {
        return !logLines(start).isEmpty();
    }

    /** The lines of its log that start so. */
    public List<String> logLines(String start) {
        return lines(log).stream().filter(line -> line.startsWith(start)).toList();
    }

    /** The last line that is no part of a stack trace. */
    private static String lastLine(Path file) {
        List<String> said = lines(file).stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .filter(line -> !line.startsWith("Caused by:") && !line.startsWith("... "))
                .toList();
        return said.isEmpty() ? "" : said.get(said.size() - 1).strip();
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }
}
