package org.commonway.launcher.bench.planner.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.state.StateFolder;

/**
 * OTP's graph of a city, built once for each set of files and kept in the user's cache.
 *
 * @param osm streets
 * @param gtfs timetables
 * @param date the day asked about: OTP leaves out what runs long before or after
 */
record OtpGraph(Path osm, List<Path> gtfs, LocalDate date) {
    private static final String GRAPH = "graph.obj";
    private static final int DAYS_AROUND = 7;

    /** The folder with the graph, in this one; built by this command, to which the folder is added, if it is not there. */
    Path get(Path cache, List<String> command, Path logs, Console console) {
        Path folder = cache.resolve("otp-graph-" + digest());
        if (Files.exists(folder.resolve(GRAPH))) {
            return folder;
        }
        console.progress("Building OTP's graph into " + folder + ", once for these files; it takes minutes");
        Path fresh = cache.resolve(folder.getFileName() + ".new");
        StateFolder trees = new StateFolder(cache);
        try {
            trees.deleteTree(fresh);
            Files.createDirectories(fresh);
            Files.writeString(fresh.resolve("build-config.json"), configuration());
            Files.copy(osm, fresh.resolve(osm.toString().endsWith(".pbf") ? "streets.osm.pbf" : "streets.osm"));
            for (int feed = 0; feed < gtfs.size(); feed++) {
                Files.copy(gtfs.get(feed), fresh.resolve(feed + "-gtfs.zip"));
            }
            List<String> building = new java.util.ArrayList<>(command);
            building.addAll(List.of("--build", "--save", fresh.toString()));
            Background.start("otp-build", building, logs).await(console);
            if (!Files.exists(fresh.resolve(GRAPH))) {
                throw new LauncherRefusal(
                        ExitCode.FAULT,
                        "OTP built no graph of " + osm + " and " + gtfs + ": run it by hand in " + fresh + ".");
            }
            trees.deleteTree(folder);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "OTP's graph cannot be kept in " + folder + " (" + failed.getMessage()
                            + "): check the disk's space and your rights there, or set XDG_CACHE_HOME to another folder.",
                    failed);
        }
        return folder;
    }

    private String configuration() {
        return "{\"transitServiceStart\":\"" + date.minusDays(DAYS_AROUND) + "\",\"transitServiceEnd\":\""
                + date.plusDays(DAYS_AROUND) + "\"}\n";
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Otp.VERSION + configuration()).getBytes(StandardCharsets.UTF_8));
            add(digest, osm);
            for (Path feed : gtfs) {
                add(digest, feed);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static void add(MessageDigest digest, Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, file + " cannot be read (" + unreadable.getMessage() + ").", unreadable);
        }
    }
}
