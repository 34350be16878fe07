package org.commonway.launcher.fabric.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.FabricStatus;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.growth.CountingOrderers;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.StateFolder;

/**
 * Copies a network while it runs: its record, keys and packages, each peer's ledger, and one orderer's. A process stands
 * still while it is copied, one at a time, and the others go on without it.
 *
 * <p>The peers come first and the orderer last, as peers that knew a block which the orderers have forgotten could never go
 * on. One orderer's log is enough and the only one that is safe: of logs copied at different moments the older ones may make
 * a majority, and decide anew what a newer one holds already.
 */
public final class Backup {
    private final LiveNetwork live;
    private final StateFolder state;

    /** Backups of this network, which lies in this folder. */
    public Backup(LiveNetwork live, StateFolder state) {
        this.live = live;
        this.state = state;
    }

    /**
     * Writes the file, which only its owner may read.
     *
     * @param file which must not be there yet
     * @param now what it says of when it was made
     * @return how many bytes of content it holds
     */
    public long write(Path file, Instant now) {
        Path target = file.toAbsolutePath().normalize();
        check(target);
        requireAllUp();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Organization source = follower();
            long bytes;
            try (ArchiveWriter archive = new ArchiveWriter(Files.newOutputStream(create(part)))) {
                archive.put(Header.NAME, new Header(now, source.orderer()).toBytes());
                putFiles(archive);
                for (Organization organization : live.network().organizations()) {
                    putPeer(archive, organization);
                }
                putOrderer(archive, source);
                archive.finish();
                bytes = archive.bytes();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return bytes;
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    target + " cannot be written (" + failed.getClass().getSimpleName() + ": " + failed.getMessage()
                            + "): check the disk's space and your rights there; the network is as it was.",
                    failed);
        } finally {
            discard(part);
        }
    }

    private void check(Path target) {
        if (Files.exists(target)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, target + " is there already and was left as it is: give another name to --to.");
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "There is no folder for " + target + ": make it, or give another path to --to.");
        }
        if (target.startsWith(state.root())) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    target + " lies in the network's own folder and would be lost with it: give a path elsewhere, on"
                            + " another disk, to --to.");
        }
        Set<String> channels =
                live.network().channels().stream().map(Deployment::channel).collect(Collectors.toSet());
        for (Organization organization : live.network().ordering()) {
            if (live.network().channelsOf(organization).size() != channels.size()) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        organization.orderer() + " is not on all channels (" + String.join(", ", channels)
                                + "), so that no one orderer's copy is good for all: stop the network with"
                                + " ./commonway fabric down and copy its folder " + state.root() + ".");
            }
        }
    }

    private void requireAllUp() {
        live.requireAllRunBut("");
        new CountingOrderers(live).requireAll();
        List<String> notUp = FabricStatus.of(live.network(), state).lines().stream()
                .filter(line -> !line.condition().equals("up"))
                .map(line -> line.name() + " (" + line.condition() + ")")
                .toList();
        if (!notUp.isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "There can be no backup while not all is up: " + String.join(", ", notUp)
                            + "; see ./commonway fabric status --state " + state.root() + ".");
        }
        awaitAllTogether();
    }

    /** What the folder holds but for what processes keep, and for what each start writes anew. */
    private void putFiles(ArchiveWriter archive) throws IOException {
        // Without processes: where they run on, a restored network must not take them for its own.
        archive.put(
                FabricRecord.FILE,
                live.network()
                        .with(List.of())
                        .toJson()
                        .toPrettyString()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        archive.putTree("crypto", state.crypto());
        Predicate<Path> wanted = path -> !path.equals(live.folder().config())
                && !path.equals(live.folder().data());
        List<Path> parts;
        try (Stream<Path> all = Files.list(live.folder().root())) {
            parts = all.filter(wanted).sorted().toList();
        }
        for (Path part : parts) {
            archive.putTree("fabric/" + part.getFileName(), part);
        }
        live.console().progress("  record, keys and packages copied: " + archive.files() + " files");
    }

    private void putPeer(ArchiveWriter archive, Organization organization) throws IOException {
        putStopped(archive, organization.peer(), live.plans().peer(organization));
        for (Deployment channel : live.network().channelsOf(organization)) {
            long wanted = highestPeer(channel);
            live.await(
                    "the blocks of " + channel.channel() + " at " + organization.peer(),
                    () -> FabricNetworks.heightOf(organization, channel.channel()) >= wanted);
        }
        awaitAllTogether();
    }

    private void putOrderer(ArchiveWriter archive, Organization source) throws IOException {
        for (Deployment channel : live.network().channels()) {
            long wanted = highestPeer(channel);
            live.await(
                    "the blocks of " + channel.channel() + " at " + source.orderer(),
                    () -> FabricNetworks.orderedHeightOf(source, channel.channel()) >= wanted);
        }
        putStopped(archive, source.orderer(), live.plans().orderer(source));
        awaitAllTogether();
    }

    private void putStopped(ArchiveWriter archive, String process, ProcessPlan plan) throws IOException {
        long bytes = archive.bytes();
        long began = System.nanoTime();
        live.stop(process);
        try {
            archive.putTree("fabric/data/" + process, live.folder().data(process));
        } finally {
            live.start(List.of(plan));
        }
        live.console()
                .progress("  " + process + " copied: " + ((archive.bytes() - bytes) >> 10) + " KiB, away for "
                        + Console.seconds(Duration.ofNanos(System.nanoTime() - began)));
    }

    /** One whose absence makes nobody elect another leader, if there is one. */
    private Organization follower() {
        return live.network().ordering().stream()
                .min(Comparator.comparing(organization -> live.network().channels().stream()
                        .anyMatch(channel -> Orderers.leads(organization, channel.channel()))))
                .orElseThrow();
    }

    private long highestPeer(Deployment channel) {
        return live.network().membersOf(channel).stream()
                .mapToLong(member -> FabricNetworks.heightOf(member, channel.channel()))
                .max()
                .orElse(0);
    }

    private void awaitAllTogether() {
        live.await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(live.network()));
        live.await(
                "the orderers' view of each other",
                () -> live.network().channels().stream()
                        .allMatch(channel -> Orderers.hearEachOther(live.network(), channel)));
    }

    private static Path create(Path part) throws IOException {
        boolean posix = Files.getFileStore(part.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return Files.createFile(part, owners);
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException leftThere) {
            part.toFile().deleteOnExit();
        }
    }
}
