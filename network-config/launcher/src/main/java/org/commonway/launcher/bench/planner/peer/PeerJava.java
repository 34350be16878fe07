package org.commonway.launcher.bench.planner.peer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * A JDK that peers run on, which may want a later Java than ours.
 *
 * @param home its folder
 * @param feature the number that Java releases go by, such as 21
 */
public record PeerJava(Path home, int feature) {
    /** The environment variable that names a JDK's folder, or its {@code bin/java}. */
    public static final String GIVEN = "COMMONWAY_PEER_JAVA";

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    /** Folders in which JDKs lie beside each other on this machine. */
    public static List<Path> usualFolders() {
        List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/lib/jvm")));
        Optional.ofNullable(Path.of(System.getProperty("java.home")).getParent())
                .ifPresent(folders::add);
        return folders;
    }

    /**
     * The one that the environment names, else the latest in these folders; refused when it is older than this.
     *
     * @param peer for whom, as the refusal names it
     * @param atLeast the oldest feature release that will do
     */
    public static PeerJava get(String peer, int atLeast, Map<String, String> environment, List<Path> folders) {
        String given = environment.getOrDefault(GIVEN, "");
        if (!given.isBlank()) {
            return find(homeOf(Path.of(given)))
                    .filter(java -> java.feature() >= atLeast)
                    .orElseThrow(() -> new LauncherRefusal(
                            ExitCode.BAD_INPUT,
                            GIVEN + " is " + given + ", which is no JDK " + atLeast + " or later, as the peer " + peer
                                    + " needs: set it to the folder of one."));
        }
        return folders.stream()
                .flatMap(folder -> in(folder).stream())
                .max(Comparator.comparingInt(PeerJava::feature))
                .filter(java -> java.feature() >= atLeast)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "The peer " + peer + " needs a JDK " + atLeast + " or later, and there is none in " + folders
                                + ": install one, or set " + GIVEN + " to its folder, or leave " + peer
                                + " out of --against."));
    }

    /** The program. */
    public String program() {
        return home.resolve("bin/java").toString();
    }

    private static Path homeOf(Path given) {
        Path bin = given.getParent();
        boolean isProgram = Files.isRegularFile(given) && bin != null && bin.getParent() != null;
        return isProgram ? given.resolve("../..").normalize() : given;
    }

    private static List<PeerJava> in(Path folder) {
        List<PeerJava> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
                homes.forEach(home -> find(home).ifPresent(found::add));
            } catch (IOException unreadable) {
                return found;
            }
        }
        return found;
    }

    /** The JDK in this folder, as its file {@code release} says; a Java without a compiler does not count. */
    private static Optional<PeerJava> find(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isRegularFile(release)) {
            return Optional.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find()
                    ? Optional.of(new PeerJava(home, Integer.parseInt(version.group(1))))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
