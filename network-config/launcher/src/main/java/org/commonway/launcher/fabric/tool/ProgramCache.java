package org.commonway.launcher.fabric.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.state.UserCache;

/**
 * Fabric's programs, built once from the Go module in {@code network-config/fabric} and kept in the user's cache, in a
 * folder for each state of its go.mod and go.sum and of our corrections of its sources.
 */
public final class ProgramCache {
    /** The environment variable that names a folder to be used instead. */
    public static final String HOME = "COMMONWAY_FABRIC_HOME";

    private static final String MODULE = "github.com/hyperledger/fabric";
    private static final Pattern PINNED = Pattern.compile(Pattern.quote(MODULE) + " (\\S+)");
    private static final String STEP = "Fabric's programs";

    private final Path module;
    private final Map<String, String> environment;
    private final Console console;

    /** A cache for the module in the project's folder, as this environment has it. */
    public ProgramCache(Path project, Map<String, String> environment, Console console) {
        this.module = project.resolve("network-config/fabric");
        this.environment = environment;
        this.console = console;
    }

    /** The programs, built if they are not there yet; refused when there is no Go, or the build fails. */
    public Programs programs() {
        String given = environment.getOrDefault(HOME, "");
        if (!given.isBlank()) {
            return Programs.given(Path.of(given));
        }
        Programs cached = new Programs(UserCache.folder(environment).resolve("fabric-" + digest()), release());
        if (!cached.complete()) {
            build(cached);
        }
        return cached;
    }

    private void build(Programs target) {
        Path go = findGo();
        console.progress("Building Fabric's programs into " + target.home()
                + ", once: fetches some 100 MB and takes two to five minutes");
        Path fresh = target.home().resolveSibling(target.home().getFileName() + ".new");
        try {
            deleteTree(fresh);
            Files.createDirectories(fresh.resolve("bin"));
            Files.createDirectories(fresh.resolve("config"));
            Path sources = fresh.resolve("sources");
            Path corrected = correct(go, sources);
            List<String> command = new ArrayList<>(List.of(
                    go.toString(),
                    "build",
                    "-modfile=" + corrected,
                    "-trimpath",
                    "-ldflags=-s -w",
                    "-o",
                    fresh.resolve("bin") + "/"));
            Programs.NAMES.forEach(name -> command.add(MODULE + "/cmd/" + name));
            ProgramRun.in(module).echo(console).run(STEP, command);
            for (String file : Programs.FILES) {
                Files.copy(
                        sources.resolve("sampleconfig").resolve(file),
                        fresh.resolve("config").resolve(file));
            }
            deleteTree(sources);
            deleteTree(target.home());
            Files.move(fresh, target.home(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "Fabric's programs cannot be kept in " + target.home() + " (" + failed.getMessage()
                            + "): check the disk's space and your rights there, or set XDG_CACHE_HOME to another"
                            + " folder.",
                    failed);
        }
    }

    /** Fabric's sources with our corrections, in this folder; the go.mod to build with, which leads there. */
    private Path correct(Path go, Path sources) throws IOException {
        ProgramRun.in(module).echo(console).run(STEP, List.of(go.toString(), "mod", "download", MODULE));
        Path original = Path.of(ProgramRun.in(module)
                .run(STEP, List.of(go.toString(), "list", "-m", "-f", "{{.Dir}}", MODULE))
                .strip());
        copyTree(original, sources);
        for (SourceCorrection correction : SourceCorrection.ALL) {
            correction.applyTo(sources);
        }
        Files.copy(module.resolve("go.sum"), sources.resolve("build.sum"));
        return Files.writeString(
                sources.resolve("build.mod"),
                Files.readString(module.resolve("go.mod")) + "\nreplace " + MODULE + " => \"" + sources + "\"\n");
    }

    private Path findGo() {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "There is no Go on this machine's path, and Fabric's programs are built with it: install Go"
                                + " 1.21 or later, or set " + HOME + " to the folder of one of Fabric's releases."));
    }

    private String release() {
        Matcher pinned = PINNED.matcher(new String(read("go.mod"), java.nio.charset.StandardCharsets.UTF_8));
        return pinned.find() ? pinned.group(1) : "unknown";
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(read("go.mod"));
            digest.update(read("go.sum"));
            digest.update(SourceCorrection.ALL.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private byte[] read(String file) {
        try {
            return Files.readAllBytes(module.resolve(file));
        } catch (IOException missing) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    module.resolve(file) + " cannot be read: run ./commonway in a whole checkout of the project.",
                    missing);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
