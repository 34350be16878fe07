package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.bench.ledger.SampleBookings;
import org.commonway.launcher.chain.CityOffice;
import org.commonway.launcher.command.CommonwayCommand;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.msp.Keys;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.Deadlines;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/** A real network in a folder of its own, changed by the launcher's commands, with operators that can be booked. */
final class Network implements AutoCloseable {
    /** The founders' channel. */
    static final String FIRST = "mobility";

    private final StateFolder state;
    private final SampleBookings samples;
    private Path project = Project.root();

    private Network(StateFolder state, SampleBookings samples) {
        this.state = state;
        this.samples = samples;
    }

    /**
     * What a command did.
     *
     * @param status its exit status
     * @param said all that it printed
     */
    record Outcome(int status, String said) {}

    /** Founds one, with terms in force and operators registered. */
    static Network found() {
        try {
            Network network = in(
                    Files.createTempDirectory("commonway-fabric"),
                    new SampleBookings(Clock.systemUTC().instant()));
            network.must("up", "--port-base", "0");
            network.openForBookings();
            return network;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** This network, with its operators, as a backup brings it back in another folder. It does not run. */
    Network restored(Path backup) {
        try {
            Network other = in(Files.createTempDirectory("commonway-restored"), samples);
            other.must("restore", "--from", backup.toString());
            return other;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Network in(Path folder, SampleBookings samples) {
        Network network = new Network(new StateFolder(folder), samples);
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        return network;
    }

    private void openForBookings() {
        makeMembers(Member.GATEWAY);
        samples.carriers().forEach(carrier -> makeMembers(carrier.member()));
        Path city = state.crypto().resolve(Member.CITY.folder());
        new CityOffice(address(Member.CITY.msp()), FIRST, Member.CITY.msp(), city, trust()).putTermsAtFirstStart();
        register(samples, FIRST);
    }

    /** Gives members keys. */
    void makeMembers(Member... members) {
        new Keys(state.crypto(), FabricFolder.of(state), Clock.systemUTC())
                .makeMembers(Stream.of(members)
                        .map(member -> org.commonway.identity.Member.parse(member.argument()))
                        .toList());
    }

    /** Registers the operators of these samples, with the keys that these hold, on the channel of a city. */
    void register(SampleBookings of, String channel) {
        for (SampleBookings.Carrier carrier : of.carriers()) {
            try (Ledger office = connect(carrier.member(), carrier.member().msp(), channel)) {
                office.registerOperator(carrier.entry());
            }
        }
    }

    SampleBookings samples() {
        return samples;
    }

    StateFolder state() {
        return state;
    }

    FabricRecord record() {
        return FabricRecord.find(state).orElseThrow();
    }

    /** From now on, commands find the contracts of another folder. */
    void use(Path otherProject) {
        project = otherProject;
    }

    /** A connection as this member, at the peer of its own organisation. */
    Ledger connect(Member member) {
        return connect(member, member.msp());
    }

    /** A connection as this member, at the peer of this organisation. */
    Ledger connect(Member member, String mspId) {
        return connect(member, mspId, FIRST);
    }

    /** The same on the channel of a city. */
    Ledger connect(Member member, String mspId, String channel) {
        return open(member, address(mspId), channel);
    }

    private Ledger open(Member member, String addresses, String channel) {
        return FabricLedger.connect(new LedgerConnection(
                addresses,
                channel,
                "commonway",
                member.msp(),
                state.crypto().resolve(member.folder()),
                trust(),
                Deadlines.standard()));
    }

    /** A connection as this member, at its own organisation's peer and at others' while that is down. */
    Ledger connectToAny(Member member) {
        String others = record().organizations().stream()
                .filter(organization -> !organization.mspId().equals(member.msp()))
                .map(Organization::peerAddress)
                .collect(Collectors.joining(","));
        return open(member, address(member.msp()) + "," + others, FIRST);
    }

    private String address(String mspId) {
        return record().organization(mspId).peerAddress();
    }

    private Path trust() {
        return state.crypto().resolve("trust.pem");
    }

    /** The trips that stand on the ledger, as one organisation's peer tells them. */
    List<String> tripsAt(String mspId) {
        Member metro = samples.carriers().get(0).member();
        List<String> trips = new ArrayList<>();
        try (Ledger ledger = connect(metro, mspId)) {
            String bookmark = "";
            do {
                TripPage page = ledger.listTripsByOperator(metro.id(), 100, bookmark);
                page.getTripsList().stream().map(Trip::getTripId).forEach(trips::add);
                bookmark = page.getBookmark();
            } while (!bookmark.isEmpty());
        }
        return trips;
    }

    /** Each of these trips stands once at every peer. */
    void assertEverywhereOnce(Set<String> trips) {
        for (Organization organization : record().organizations()) {
            assertThat(tripsAt(organization.mspId()))
                    .as("at " + organization.mspId())
                    .doesNotHaveDuplicates()
                    .containsAll(trips);
        }
    }

    /** Waits until this is so. */
    static void await(String what, Duration within, BooleanSupplier condition) {
        Instant end = Instant.now().plus(within);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what + " within " + within).isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** Runs a command that must succeed: {@code ./commonway fabric ...}. */
    Outcome must(String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.status()).as(outcome.said()).isZero();
        return outcome;
    }

    /** Runs a command. */
    Outcome run(String... arguments) {
        return run(
                project,
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--state", state.root().toString()))
                        .toList());
    }

    /** Runs a command of a project. */
    static Outcome run(Path project, List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        long began = System.nanoTime();
        int status = CommonwayCommand.commandLine(
                        new Workplace(project, new Console(stream, stream), Clock.systemUTC()))
                .execute(Stream.concat(Stream.of("fabric"), arguments.stream()).toArray(String[]::new));
        System.out.printf("%.1f s, status %d: fabric %s%n", (System.nanoTime() - began) / 1e9, status, arguments);
        System.out.print(said.toString(StandardCharsets.UTF_8));
        return new Outcome(status, said.toString(StandardCharsets.UTF_8));
    }

    /** The process ids, by name. */
    Map<String, Long> pids() {
        return record().processes().stream()
                .collect(Collectors.toMap(
                        RunningNetwork.Entry::name, RunningNetwork.Entry::pid, (one, other) -> one, TreeMap::new));
    }

    /** Ends a process as if the machine had lost it. */
    void kill(String process) {
        RunningNetwork.Entry entry = record().findProcess(process).orElseThrow();
        var unused = OwnedProcess.find(entry.pid(), entry.startedAtMillis()).orElseThrow();
        ProcessHandle handle = ProcessHandle.of(entry.pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    /** The organisation whose orderer leads the others, as the metrics say. */
    Organization leading() {
        return findLeading().orElseThrow();
    }

    /** The same, if one leads just now. */
    Optional<Organization> findLeading() {
        return record().ordering().stream()
                .filter(organization ->
                        Orderers.leads(organization, record().first().channel()))
                .findFirst();
    }

    /** Ends a process as if the machine had lost it, if it runs. */
    void killIfRunning(String process) {
        if (record().findProcess(process).filter(RunningNetwork.Entry::runs).isPresent()) {
            kill(process);
        }
    }

    /** Where a process keeps its data. */
    Path data(String process) {
        return FabricFolder.of(state).data(process);
    }

    /** Empties a process's disk, after it ended. */
    void loseDisk(String process) {
        state.deleteTree(data(process));
    }

    @Override
    public void close() {
        if (Files.exists(state.root())) {
            run("down");
            state.delete();
        }
    }
}
