package org.commonway.launcher.fabric.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
 * still while it is copied, one at a time, and the others go on without it. An interruption waits until it runs again.
 *
 * <p>The peers come first and the orderer last, as peers that knew a block which the orderers have forgotten could never go
 * on. One orderer's log is enough and the only one that is safe: of logs copied at different moments the older ones may make
 * a majority, and decide anew what a newer one holds already.
 */
public final class Backup {
    /** As long as it takes a process that was interrupted too to end. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private final LiveNetwork live;
    private final StateFolder state;
    private final List<ProcessPlan> copied = new ArrayList<>();
    private Optional<Interruption> interruption = Optional.empty();

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
        try (Interruption held = Interruption.heldUp(live.console())) {
            try {
                interruption = Optional.of(held);
                Files.deleteIfExists(part);
                long bytes = fill(held.watched(Files.newOutputStream(create(part))), now);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return bytes;
            } finally {
                discard(part);
                if (held.came()) {
                    bringBack();
                }
            }
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    target + " cannot be written (" + failed.getClass().getSimpleName() + ": " + failed.getMessage()
                            + "): check the disk's space and your rights there; the network is as it was.",
                    failed);
        }
    }

    private long fill(OutputStream file, Instant now) throws IOException {
        Organization source = follower();
        try (ArchiveWriter archive = new ArchiveWriter(file)) {
            archive.put(Header.NAME, new Header(now, source.orderer()).toBytes());
            putFiles(archive);
            for (Organization organization : live.network().organizations()) {
                putPeer(archive, organization);
            }
            putOrderer(archive, source);
            archive.finish();
            return archive.bytes();
        }
    }

    /** A terminal interrupts with us what we have started, so that more than the last may be down. */
    private void bringBack() {
        CompletableFuture<?>[] ends = copied.stream()
                .flatMap(plan -> live.network().findProcess(plan.name()).stream())
                .flatMap(entry -> ProcessHandle.of(entry.pid()).stream())
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, ENDING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        copied.stream().filter(plan -> !live.runs(plan.name())).forEach(live::startAgain);
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
            await(
                    "the blocks of " + channel.channel() + " at " + organization.peer(),
                    () -> FabricNetworks.heightOf(organization, channel.channel()) >= wanted);
        }
        awaitAllTogether();
    }

    private void putOrderer(ArchiveWriter archive, Organization source) throws IOException {
        for (Deployment channel : live.network().channels()) {
            long wanted = highestPeer(channel);
            await(
                    "the blocks of " + channel.channel() + " at " + source.orderer(),
                    () -> FabricNetworks.orderedHeightOf(source, channel.channel()) >= wanted);
        }
        putStopped(archive, source.orderer(), live.plans().orderer(source));
        awaitAllTogether();
    }

    private void putStopped(ArchiveWriter archive, String process, ProcessPlan plan) throws IOException {
        interruption.ifPresent(Interruption::check);
        long bytes = archive.bytes();
        long began = System.nanoTime();
        copied.add(plan);
        live.stop(process);
        try {
            archive.putTree("fabric/data/" + process, live.folder().data(process));
        } finally {
            live.startAgain(plan);
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
        await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(live.network()));
        await(
                "the orderers' view of each other",
                () -> live.network().channels().stream()
                        .allMatch(channel -> Orderers.hearEachOther(live.network(), channel)));
    }

    private void await(String what, BooleanSupplier condition) {
        live.await(what, () -> {
            interruption.ifPresent(Interruption::check);
            return condition.getAsBoolean();
        });
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
