package org.commonway.launcher.fabric.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.city.CityFiles;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CitySize;

/**
 * Makes what the network in containers is given and nobody has: {@code keys} and {@code city}. Each appears whole or not at
 * all, and what is there stays as it is: a ledger goes by the keys that it began with.
 */
public final class ContainerFiles {
    /** The city that the settings of the nodes and the gateway in {@code programs} describe. */
    private static final long SEED = 7;

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private final Path root;
    private final Path compose;
    private final Map<String, String> environment;
    private final Console console;
    private final Clock clock;

    /**
     * Files for the network in containers.
     *
     * @param to the folder that they are put into; made when it is not there
     * @param compose the folder of {@code compose.yaml} and {@code .env}
     * @param environment what Docker will be started with
     */
    public ContainerFiles(Path to, Path compose, Map<String, String> environment, Console console, Clock clock) {
        this.root = to.toAbsolutePath().normalize();
        this.compose = compose.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        this.console = console;
        this.clock = clock;
    }

    /**
     * Makes what is missing; refused when nothing is.
     *
     * @param programs Fabric's; asked only when keys are made
     * @return the command line that starts the network with it
     */
    public String make(Supplier<Programs> programs) {
        Path keys = root.resolve("keys");
        Path city = root.resolve("city");
        if (Files.exists(keys) && Files.exists(city)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    keys + " and " + city
                            + " are there and stay as they are, for the ledger goes by these keys: to begin"
                            + " anew, forget it with docker compose down -v, delete both folders and repeat this.");
        }
        try {
            ProgramsUser user = new ProgramsUser(environment, compose.resolve(".env"));
            Files.createDirectories(root);
            if (!Files.exists(city)) {
                console.progress("Making the sample city in " + city);
                build(city, building -> makeCity(building, user));
            }
            if (!Files.exists(keys)) {
                console.progress(
                        "Making keys and the first block of the channel " + ContainerCast.CHANNEL + " in " + keys);
                Programs fabric = programs.get();
                build(keys, building -> makeKeys(building, fabric, user));
            }
            return start(user.give(new ContainerKeys(keys).readByPrograms()));
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The files of the network in containers cannot be made in " + root + " ("
                            + failed.getClass().getSimpleName() + ": " + failed.getMessage()
                            + "): check the disk's space and your rights there, or give another folder with --to.",
                    failed);
        }
    }

    private void makeKeys(Path building, Programs fabric, ProgramsUser user) throws IOException {
        ContainerKeys keys = new ContainerKeys(building);
        keys.make(fabric, clock);
        Optional<String> unused = user.give(keys.readByPrograms()); // asked for again when they are in place
    }

    private void makeCity(Path building, ProgramsUser user) throws IOException {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        CityFiles.prepare(new CityRequest.Sample(SEED, CitySize.MEDIUM.radiusMetres(), today), building);
        try (Stream<Path> files = Files.walk(building)) {
            Optional<String> unused = user.give(files.toList()); // who may read the keys may read these
        }
    }

    /** The settings differ from those in {@code .env} only where they must. */
    private String start(Optional<String> user) {
        StringBuilder line = new StringBuilder();
        if (!root.equals(compose)) {
            line.append("COMMONWAY_KEYS=").append(root.resolve("keys"));
            line.append(" COMMONWAY_CITY=").append(root.resolve("city")).append(' ');
        }
        user.ifPresent(settings -> line.append(settings).append(' '));
        return line + "docker compose --project-directory " + compose + " up -d";
    }

    private void build(Path target, Filling filling) throws IOException {
        Path building = root.resolve("." + target.getFileName() + ".new");
        new StateFolder(root).deleteTree(building); // left by a run that was cut short
        Files.createDirectories(building);
        filling.into(building);
        Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts into a folder what belongs there. */
    private interface Filling {
        void into(Path folder) throws IOException;
    }
}
