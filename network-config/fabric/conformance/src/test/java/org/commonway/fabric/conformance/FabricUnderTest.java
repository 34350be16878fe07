package org.commonway.fabric.conformance;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.conformance.ConformanceChaincode;
import org.commonway.conformance.Credentials;
import org.commonway.conformance.NetworkUnderTest;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.Pem;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.Contracts;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.FabricStarter;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.growth.Revocation;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.tool.ProgramCache;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** Real peers and orderers on this machine, one of each for every organisation, in a temporary folder. */
public final class FabricUnderTest implements NetworkUnderTest {
    private static final String NAME = "conformance";
    /** As our authorities give their members. */
    private static final Duration MEMBER_LIFE = Duration.ofDays(10 * 365);

    private final Path project = Path.of(System.getProperty("commonway.project"));
    private final Console console = Console.ofProcess();
    private final InstantSource clock = Clock.systemUTC();
    private final Ports ports = Ports.basedOn(0);
    private final StateFolder state;
    private final CryptoFolder crypto;
    private final Thread lastResort = new Thread(this::stop, "stop-fabric");
    private FabricStarter starter;

    /** Founds a network. */
    public FabricUnderTest() throws IOException {
        state = new StateFolder(Files.createTempDirectory(NAME));
        state.create();
        crypto = new CryptoFolder(state.crypto());
        for (String mspId : FabricAlliance.FOUNDERS) {
            // No member's certificate may begin before its authority's: those that expire soon began long ago.
            crypto.openAuthority(mspId, clock.instant().minus(MEMBER_LIFE).minus(Duration.ofDays(30)));
        }
        Runtime.getRuntime().addShutdownHook(lastResort);
        starter = start();
    }

    private FabricStarter start() throws IOException {
        FabricStarter next = new FabricStarter(
                project,
                state,
                new ProgramCache(project, System.getenv(), console).programs(),
                contracts(),
                () -> FabricAlliance.founders(ports),
                console,
                clock);
        next.checkPorts();
        ProcessGroup group = new ProcessGroup(state, console, clock);
        return group.allOrNone(() -> {
            next.begin(group, List.of());
            next.finish(group);
            return next;
        });
    }

    /** The suite's chaincode, in JVMs with this one's class path. */
    private Contracts contracts() throws IOException {
        Path collections = state.root().resolve("collections_config.json");
        try (InputStream file = ConformanceChaincode.class.getResourceAsStream("/collections_config.json")) {
            Files.write(collections, file.readAllBytes());
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath(),
                ConformanceChaincode.class.getName());
        return new Contracts(NAME, NAME, jars(), command, collections);
    }

    /** Surefire's own JVM has a jar on its class path that only refers to the others. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What the chaincode consists of: the peers' organisations keep a copy of it, and run that. */
    private static List<Path> jars() {
        List<Path> jars = Stream.of(classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.toString().endsWith(".jar"))
                .toList();
        if (jars.stream()
                .noneMatch(jar -> jar.getFileName().toString().matches("commonway-conformance-.*(?<!tests)\\.jar"))) {
            throw new IllegalStateException("The peers install the suite's chaincode as a jar, and there is none on "
                    + classPath() + ": run mvn verify, not mvn test.");
        }
        return jars;
    }

    @Override
    public String channelName() {
        return NAME;
    }

    @Override
    public String chaincodeName() {
        return NAME;
    }

    @Override
    public ManagedChannel connect(String mspId) throws IOException {
        return Grpc.newChannelBuilder(
                        starter.network().organization(mspId).peerAddress(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(crypto.trustFile().toFile())
                                .build())
                .build();
    }

    @Override
    public Credentials client(String mspId, String name) throws IOException {
        return clientMadeAt(clock.instant(), mspId, name);
    }

    @Override
    public Optional<Credentials> clientExpiringIn(String mspId, String name, Duration time) throws IOException {
        return Optional.of(clientMadeAt(clock.instant().plus(time).minus(MEMBER_LIFE), mspId, name));
    }

    private Credentials clientMadeAt(Instant time, String mspId, String name) throws IOException {
        Path folder = crypto.user(mspId, name);
        crypto.openMember(
                folder,
                crypto.openAuthority(mspId, time),
                new CertificateAuthority.Request(mspId, name, "client", Optional.empty(), false),
                time);
        return new Credentials(
                mspId, Pem.readCertificate(folder.resolve("cert.pem")), Pem.readKey(folder.resolve("key.pem")));
    }

    /** As {@code fabric revoke} does it, which also ends the member's streams of events. */
    @Override
    public boolean revoke(Credentials client, String name) {
        Revocation revocation = new Revocation(LiveNetwork.open(project, state, console, clock));
        revocation.revoke(client.mspId(), name);
        revocation.endStreams(client.mspId(), Revocation.Streams.OWN);
        return true;
    }

    /** Ends the orderers of these organisations all at once, as if their machines had lost power. */
    public void killOrderers(String... mspIds) {
        FabricRecord network = FabricRecord.find(state).orElseThrow();
        List<ProcessHandle> orderers = Stream.of(mspIds)
                .map(mspId -> network.findProcess(network.organization(mspId).orderer())
                        .orElseThrow())
                .filter(RunningNetwork.Entry::runs)
                .map(orderer -> ProcessHandle.of(orderer.pid()).orElseThrow())
                .toList();
        orderers.forEach(ProcessHandle::destroyForcibly);
        orderers.forEach(orderer -> orderer.onExit().join());
    }

    /** Starts what does not run; returns when all orderers know who leads. */
    public void startWhatIsDown() throws IOException {
        starter = start();
    }

    @Override
    public boolean refusesExpiredReaders() {
        return false;
    }

    @Override
    public Duration revocationTakesEffectWithin() {
        return Duration.ofSeconds(60);
    }

    @Override
    public boolean restart() throws IOException {
        stop();
        starter = start();
        return true;
    }

    private void stop() {
        FabricNetworks.stop(state);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        state.delete();
    }
}
