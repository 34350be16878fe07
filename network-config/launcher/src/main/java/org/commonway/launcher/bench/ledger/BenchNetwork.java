package org.commonway.launcher.bench.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.chain.TermsOffice;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.process.Starting;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;

/** An embedded network in a process of its own, with terms in force and the bench's operators registered. */
final class BenchNetwork implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 50;
    private static final int STOP_SECONDS = 20;
    private static final String READY = "READY ";

    private final Path folder;
    private final Starting ledger;
    private final Thread onInterrupt;
    private final String address;

    private BenchNetwork(Path folder, Starting ledger, Thread onInterrupt, String address) {
        this.folder = folder;
        this.ledger = ledger;
        this.onInterrupt = onInterrupt;
        this.address = address;
    }

    /** Starts one in this folder, or goes on with the chain that is there. */
    static BenchNetwork start(LedgerProgram program, Path folder, List<SampleBookings.Carrier> carriers) {
        List<String> arguments = new ArrayList<>(List.of(
                "--data",
                folder.resolve("ledger").toString(),
                "--crypto",
                folder.resolve("crypto").toString(),
                "--port",
                "0",
                "--chaincode",
                "attached"));
        List<Member> members = new ArrayList<>(List.of(Member.CITY, Member.GATEWAY));
        carriers.forEach(carrier -> members.add(carrier.member()));
        members.forEach(member -> arguments.addAll(List.of("--identity", member.argument())));
        create(folder);
        Starting starting = Starting.start(
                "ledger", program.commandLine(arguments), folder.resolve("ledger.log"), folder.resolve("ledger.err"));
        Thread onInterrupt = new Thread(() -> stop(starting.process()), "stop-the-ledger");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        BenchNetwork network = new BenchNetwork(folder, starting, onInterrupt, awaitAddress(starting));
        try {
            network.prepare(carriers);
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** A connection as this member. */
    Ledger connect(Member member) {
        return FabricLedger.connect(new LedgerConnection(
                address,
                "mobility",
                "commonway",
                member.msp(),
                folder.resolve("crypto").resolve(member.folder()),
                trust()));
    }

    long pid() {
        return ledger.process().pid();
    }

    /** What the chain and what belongs to it takes on disk. */
    long diskBytes() {
        try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
            return files.mapToLong(BenchNetwork::sizeOf).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop(ledger.process());
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException interrupted) {
            return; // the hook is at it
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(List<SampleBookings.Carrier> carriers) {
        new TermsOffice(address, Member.CITY.msp(), folder.resolve("crypto").resolve(Member.CITY.folder()), trust())
                .putAtFirstStart();
        for (SampleBookings.Carrier carrier : carriers) {
            try (Ledger office = connect(carrier.member())) {
                office.registerOperator(carrier.entry());
            }
        }
    }

    private Path trust() {
        return folder.resolve("crypto").resolve("trust.pem");
    }

    private static String awaitAddress(Starting starting) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            starting.checkAlive();
            List<String> said = starting.logLines(READY);
            if (!said.isEmpty()) {
                String line = said.get(0);
                int stop = line.indexOf(' ', READY.length());
                return line.substring(READY.length(), stop < 0 ? line.length() : stop);
            }
            if (System.nanoTime() > end) {
                starting.process().destroyForcibly();
                throw new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        "The ledger was not ready within " + LONGEST_START.toMinutes() + " minutes: see "
                                + starting.log() + ".");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                starting.process().destroyForcibly();
                Thread.currentThread().interrupt();
                throw new LauncherRefusal(ExitCode.FAULT, "The start was interrupted.", interrupted);
            }
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The folder " + folder + " cannot be made (" + e.getMessage()
                            + "): check the disk's space and your rights there, or give another with --keep.",
                    e);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0; // a file that a running ledger has just deleted takes nothing
        }
    }
}
