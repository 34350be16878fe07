package org.commonway.launcher.bench.planner.peer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.console.Console;

/** A process that loads a feed, searches from stop to stop, prints what that took, and ends. */
public final class CoreProcess {
    /** What the JVM of each such planner is started with. */
    public static final List<String> JVM_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx2g");

    private CoreProcess() {}

    /**
     * Runs it to its end.
     *
     * @param name for people, and its log's
     * @param command what is run
     * @param folder for its log
     * @param queries how many it is asked
     */
    public static EngineRun run(String name, List<String> command, Path folder, int queries, Console console) {
        Background process = Background.start(name, command, folder);
        process.await(console);
        try {
            return CoreAnswers.read(name, Files.readAllLines(process.log(), StandardCharsets.UTF_8), queries);
        } catch (IOException unreadable) {
            throw new LauncherRefusal(
                    ExitCode.DISK, process.log() + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /**
     * Runs one that prints a single JSON object under this name, and gives what stands there.
     *
     * @param name for people, and its log's
     * @param command what is run
     * @param folder for its log
     * @param field the name
     */
    public static ObjectNode figures(String name, List<String> command, Path folder, String field, Console console) {
        Background process = Background.start(name, command, folder);
        process.await(console);
        try {
            for (String line : Files.readAllLines(process.log(), StandardCharsets.UTF_8)) {
                if (line.startsWith("{") && new JsonMapper().readTree(line).path(field) instanceof ObjectNode figures) {
                    return figures;
                }
            }
        } catch (IOException unreadable) {
            throw new LauncherRefusal(
                    ExitCode.DISK, process.log() + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
        throw new LauncherRefusal(ExitCode.FAULT, name + " printed no figures: see its log.");
    }
}
