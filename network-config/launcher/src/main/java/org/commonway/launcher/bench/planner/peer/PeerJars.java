package org.commonway.launcher.bench.planner.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.tool.ProgramFailure;
import org.commonway.launcher.fabric.tool.ProgramRun;
import org.commonway.launcher.state.StateFolder;

/** Peers' jars, fetched once from Maven Central by the machine's own mvn and kept in the user's cache. */
public final class PeerJars {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path cache;
    private final Map<String, String> environment;
    private final Console console;

    /** Jars in this folder; the environment says where mvn is. */
    public PeerJars(Path cache, Map<String, String> environment, Console console) {
        this.cache = cache;
        this.environment = environment;
        this.console = console;
    }

    /**
     * What a peer consists of.
     *
     * @param groupId Maven's
     * @param artifactId Maven's
     * @param version Maven's
     * @param classifier Maven's; given, the jar holds all that it needs, and nothing else is fetched
     */
    public record Artifact(String groupId, String artifactId, String version, String classifier) {
        private String xml() {
            String dependency = "<groupId>" + groupId + "</groupId><artifactId>" + artifactId + "</artifactId><version>"
                    + version + "</version>";
            String alone = "<classifier>" + classifier + "</classifier><exclusions><exclusion><groupId>*</groupId>"
                    + "<artifactId>*</artifactId></exclusion></exclusions>";
            return "<dependency>" + dependency + (classifier.isEmpty() ? "" : alone) + "</dependency>";
        }
    }

    /** The peer's jars, fetched if they are not there yet; refused when there is no mvn, or no network. */
    public List<Path> get(String peer, List<Artifact> artifacts) {
        Path folder = cache.resolve(peer + "-" + artifacts.get(0).version());
        try {
            if (!Files.isDirectory(folder)) {
                fetch(peer, artifacts, folder);
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
            }
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    folder + " cannot be filled (" + failed.getMessage()
                            + "): check the disk's space and your rights there, or set XDG_CACHE_HOME to another folder.",
                    failed);
        }
    }

    private void fetch(String peer, List<Artifact> artifacts, Path folder) throws IOException {
        String mvn = findMvn(peer);
        console.progress("Fetching the peer " + peer + " " + artifacts.get(0).version() + " into " + folder + ", once");
        Path fresh = cache.resolve(folder.getFileName() + ".new");
        new StateFolder(cache).deleteTree(fresh);
        Files.createDirectories(fresh);
        Files.writeString(fresh.resolve("pom.xml"), pom(peer, artifacts));
        try {
            ProgramRun.in(fresh)
                    .within(LONGEST)
                    .run(
                            "Fetching the peer " + peer,
                            List.of(mvn, "-B", "-q", "-f", "pom.xml", COPY, "-DoutputDirectory=" + fresh));
        } catch (ProgramFailure failure) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    failure.sentence() + ": check that this machine reaches Maven Central, or leave " + peer
                            + " out of --against.",
                    failure);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pom(String peer, List<Artifact> artifacts) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>org.commonway.peer</groupId><artifactId>" + peer
                + "</artifactId><version>1</version><packaging>pom</packaging><dependencies>"
                + artifacts.stream().map(Artifact::xml).collect(Collectors.joining())
                + "</dependencies></project>\n";
    }

    private String findMvn(String peer) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "There is no mvn on this machine's path, and the peer " + peer
                                + " is fetched with it: install Maven 3.8.7 or later, or leave " + peer
                                + " out of --against."));
    }
}
