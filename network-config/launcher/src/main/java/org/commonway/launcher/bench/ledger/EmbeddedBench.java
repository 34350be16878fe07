package org.commonway.launcher.bench.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.process.Starting;
import org.commonway.ledger.fabric.LedgerConnection;
import org.jspecify.annotations.Nullable;

/** The embedded network, in one process. */
public final class EmbeddedBench implements BenchNetwork {
    private static final List<String> ORGANIZATIONS = List.of("CityMSP", "TransitMSP", "CoopMSP");
    private static final int ENDORSERS = 2;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 50;
    private static final int STOP_SECONDS = 20;
    private static final String READY = "READY ";

    private final LedgerProgram program;
    private final Path folder;
    private @Nullable Running running;

    private record Running(Starting ledger, Thread onInterrupt, String address) {}

    /** One in this folder; refused when the folder holds a network of another kind. */
    public EmbeddedBench(LedgerProgram program, Path folder) {
        if (Files.exists(folder.resolve("fabric.json"))) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    folder + " holds a Fabric network: give --network fabric, or another folder with --keep.");
        }
        this.program = program;
        this.folder = folder;
    }

    @Override
    public Shape shape() {
        return new Shape("embedded", ORGANIZATIONS.size(), 1, ENDORSERS);
    }

    @Override
    public List<String> organizations() {
        return ORGANIZATIONS;
    }

    @Override
    public void start(List<Member> members) {
        List<String> arguments = new ArrayList<>(List.of(
                "--data",
                folder.resolve("ledger").toString(),
                "--crypto",
                folder.resolve("crypto").toString(),
                "--port",
                "0",
                "--chaincode",
                "attached"));
        members.forEach(member -> arguments.addAll(List.of("--identity", member.argument())));
        BenchNetwork.create(folder);
        Starting starting = Starting.start(
                "ledger", program.commandLine(arguments), folder.resolve("ledger.log"), folder.resolve("ledger.err"));
        Thread onInterrupt = new Thread(() -> stop(starting.process()), "stop-the-ledger");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        running = new Running(starting, onInterrupt, awaitAddress(starting));
    }

    @Override
    public LedgerConnection connection(Member member) {
        return new LedgerConnection(
                running().address(),
                "mobility",
                "commonway",
                member.msp(),
                folder.resolve("crypto").resolve(member.folder()),
                folder.resolve("crypto").resolve("trust.pem"));
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("ledger", running().ledger().process().pid()));
    }

    @Override
    public long diskBytes() {
        return BenchNetwork.bytesIn(folder.resolve("ledger"));
    }

    @Override
    public void close() {
        Running started = running;
        if (started == null) {
            return;
        }
        stop(started.ledger().process());
        try {
            Runtime.getRuntime().removeShutdownHook(started.onInterrupt());
        } catch (IllegalStateException interrupted) {
            return; // the hook is at it
        }
    }

    private Running running() {
        Running started = running;
        if (started == null) {
            throw new IllegalStateException("the network was not started");
        }
        return started;
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
}
