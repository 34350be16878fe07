package org.commonway.launcher.bench.planner.peer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.console.Console;

/**
 * Naviqore's public transit service, the peer from stop to stop. Its classes are for a later Java than ours, so the
 * little program that asks it is kept as source and compiled where it runs.
 */
public final class Naviqore {
    /** How it is asked for. */
    public static final String NAME = "naviqore";
    /** The oldest Java that it runs on. */
    public static final int JAVA = 25;

    private static final String VERSION = "4.0.0";
    private static final String PROGRAM = "NaviqorePeer.java";
    private static final List<PeerJars.Artifact> JARS = Stream.of(
                    "naviqore-public-transit-service", "naviqore-raptor", "naviqore-gtfs")
            .map(artifact -> new PeerJars.Artifact("org.naviqore", artifact, VERSION, ""))
            .toList();

    private final PeerJava java;
    private final List<Path> jars;
    private final Console console;

    private Naviqore(PeerJava java, List<Path> jars, Console console) {
        this.java = java;
        this.jars = jars;
        this.console = console;
    }

    /** Naviqore on this Java, fetched if it is not there yet. */
    public static Naviqore get(PeerJava java, PeerJars jars, Console console) {
        return new Naviqore(java, jars.get(NAME, JARS), console);
    }

    /**
     * What it is given and asked.
     *
     * @param feed a GTFS zip
     * @param zone of its times
     * @param date the day asked about
     * @param queries a file of id, from, to and seconds after midnight, set apart by tabs
     * @param queryCount how many these are
     * @param rounds how often they are asked; the last counts
     */
    public record Task(Path feed, ZoneId zone, LocalDate date, Path queries, int queryCount, int rounds) {}

    /** Loads the feed, searches all queries and ends. */
    public EngineRun run(Task task, Path folder) {
        console.progress("Searching with naviqore");
        List<String> command = new ArrayList<>(List.of(java.program()));
        command.addAll(CoreProcess.JVM_FLAGS);
        command.addAll(List.of(
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                program(folder).toString(),
                task.feed().toString(),
                task.zone().getId(),
                task.date().toString(),
                task.queries().toString(),
                Integer.toString(task.rounds())));
        EngineRun run = CoreProcess.run(NAME, command, folder, task.queryCount(), console);
        run.facts().put("version", VERSION);
        return run;
    }

    private static Path program(Path folder) {
        Path target = folder.resolve(PROGRAM);
        try (InputStream source = Naviqore.class.getResourceAsStream(PROGRAM)) {
            if (source == null) {
                throw new IllegalStateException(PROGRAM + " is not beside its class");
            }
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK, target + " cannot be written (" + failed.getMessage() + ").", failed);
        }
    }
}
