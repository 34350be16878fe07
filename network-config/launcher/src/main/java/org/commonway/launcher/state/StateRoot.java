package org.commonway.launcher.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.city.CityRequest;

/**
 * {@code .commonway/} in the project's folder: a state folder for each city, and the name of the one used last. A
 * folder given with {@code --state} stands alone.
 */
public final class StateRoot {
    private static final String LAST = "last";

    private final Path root;
    private final Optional<Path> given;

    /** The root in the project's folder, unless a state folder was given. */
    public StateRoot(Path project, Optional<Path> given) {
        this.root = project.resolve(".commonway");
        this.given = given;
    }

    /**
     * The folder for this city, remembered as the one used last.
     *
     * @param suffix what its name ends with
     */
    public StateFolder forCity(CityRequest request, String suffix) {
        if (given.isPresent()) {
            return new StateFolder(given.get());
        }
        String name = folderName(request) + suffix;
        try {
            Files.createDirectories(root);
            Files.writeString(root.resolve(LAST), name);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    root + " cannot be written (" + failed.getMessage() + "): check the disk's space and your rights"
                            + " there, or give another folder with --state.",
                    failed);
        }
        return new StateFolder(root.resolve(name));
    }

    /** The folder used last, if there is one. */
    public Optional<StateFolder> findLast() {
        if (given.isPresent()) {
            return Files.isDirectory(given.get()) ? Optional.of(new StateFolder(given.get())) : Optional.empty();
        }
        try {
            Path last = root.resolve(LAST);
            if (!Files.exists(last)) {
                return Optional.empty();
            }
            Path folder = root.resolve(Files.readString(last).strip());
            return Files.isDirectory(folder) ? Optional.of(new StateFolder(folder)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    root.resolve(LAST) + " cannot be read (" + unreadable.getMessage() + ").",
                    unreadable);
        }
    }

    private static String folderName(CityRequest request) {
        if (request instanceof CityRequest.Sample sample) {
            return sample.key();
        }
        CityRequest.Real real = (CityRequest.Real) request;
        CRC32 digest = new CRC32();
        digest.update(real.key().getBytes(StandardCharsets.UTF_8));
        String file = String.valueOf(real.osm().getFileName()).replaceAll("[^A-Za-z0-9]+", "-");
        return String.format(Locale.ROOT, "%s-%08x", file, digest.getValue());
    }
}
