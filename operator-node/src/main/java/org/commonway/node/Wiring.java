package org.commonway.node;

import io.grpc.BindableService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.ledger.fabric.UnusableConnection;
import org.commonway.node.chain.Deadlines;
import org.commonway.node.chain.LedgerTrips;
import org.commonway.node.chain.Registration;
import org.commonway.node.chain.RideReporter;
import org.commonway.node.chain.TripFollower;
import org.commonway.node.envelope.NodeKey;
import org.commonway.node.envelope.RiderSeal;
import org.commonway.node.envelope.Seal;
import org.commonway.node.grpc.HoldCalls;
import org.commonway.node.grpc.NodeServer;
import org.commonway.node.grpc.OfferCalls;
import org.commonway.node.grpc.OperatorCalls;
import org.commonway.node.grpc.ProfileMessage;
import org.commonway.node.grpc.RealtimeCalls;
import org.commonway.node.grpc.RideCalls;
import org.commonway.node.grpc.TimetableCalls;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.node.realtime.RealtimeDesk;
import org.commonway.node.ride.RideDesk;
import org.commonway.node.settings.NodeSettings;
import org.commonway.node.settings.SettingsReader;
import org.commonway.node.settings.StartFailure;
import org.commonway.node.store.AcknowledgementTable;
import org.commonway.node.store.CheckpointTable;
import org.commonway.node.store.Database;
import org.commonway.node.store.DatabaseFile;
import org.commonway.node.store.HoldTable;
import org.commonway.node.store.ReportTable;
import org.commonway.node.store.StoreOutage;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.VatStatus;
import org.commonway.rules.refusal.Refusal;

/** Puts the node together: the only place that knows all its rooms. */
@Factory
final class Wiring {
    private static final int CALL_THREADS = 16;
    private static final int CLOCK_THREADS = 3;
    private static final int REPORT_SECONDS = 2;
    private static final int DEADLINE_SECONDS = 10;
    private static final int PRUNE_SECONDS = 3_600;
    private static final Duration REGISTRATION_PAUSE = Duration.ofSeconds(3);

    @Singleton
    NodeSettings settings(Environment environment) {
        Set<String> services = new LinkedHashSet<>();
        for (String service : List.of("timetable", "vehicles", "on-demand")) {
            if (environment.containsProperties("commonway." + service)) {
                services.add(service);
            }
        }
        return new SettingsReader(key -> environment.getProperty("commonway." + key, String.class)).read(services);
    }

    @Singleton
    Ledger ledger(NodeSettings settings) {
        NodeSettings.LedgerSettings ledger = settings.network().ledger();
        NodeSettings.IdentitySettings identity = settings.network().identity();
        try {
            return FabricLedger.connect(new LedgerConnection(
                    ledger.address(),
                    ledger.channel(),
                    ledger.chaincode(),
                    identity.msp(),
                    identity.folder(),
                    identity.trust()));
        } catch (UnusableConnection unusable) {
            throw new StartFailure(StartFailure.Kind.INPUT, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    @Singleton
    @Bean(preDestroy = "close")
    Node node(NodeSettings settings, Ledger ledger, MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        Seal seal = new Seal(settings.operator().id(), signingKey(settings), new SecureRandom());
        Services services = Services.read(settings, clock);
        DatabaseFile file = databaseFile(settings);
        Database database = new Database(file.source());
        HoldBook book = new HoldBook(services.desks(), new HoldTable(database), seal, clock, settings.limits());
        HoldConfirmation confirmation = new HoldConfirmation(book, new LedgerTrips(ledger));
        ExecutorService calls = Executors.newFixedThreadPool(CALL_THREADS, named("grpc-call"));
        ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(CLOCK_THREADS, named("clockwork"));
        ReportTable reports = new ReportTable(database);
        RideReporter reporter = new RideReporter(ledger, reports, clock);
        Acknowledgements acknowledgements = Acknowledgements.of(
                settings.operator().id(), services.board(), ledger, new AcknowledgementTable(database), clock);
        RealtimeDesk realtime = RealtimeFeeds.of(settings, clock, named("realtime"));
        NodeServer server = NodeServer.start(
                settings.network().grpc(),
                settings.network().identity(),
                List.of(
                        new OperatorCalls(
                                new ProfileMessage(settings, services.fleet().map(Services.MovingFleet::vehicles))),
                        new TimetableCalls(services.timetable().map(read -> read.file()), seal),
                        new RealtimeCalls(realtime, seal),
                        new OfferCalls(
                                services.board(),
                                services.quotes(),
                                book,
                                seal,
                                new OfferCalls.Sending(calls, clock),
                                acknowledgements.calls()),
                        holdCalls(book, confirmation, seal, meters),
                        new RideCalls(new RideDesk(
                                book,
                                confirmation,
                                new RiderSeal(),
                                new RideDesk.Reports(seal, reports, () -> clockwork.execute(reporter)),
                                clock))),
                calls);
        meters.gauge("commonway.holds.open", book, HoldBook::openHolds);
        meters.gauge("commonway.reports.waiting", reports, ReportTable::countWaiting);
        meters.gauge("commonway.reports.refused", reports, ReportTable::countRefused);
        meters.gauge("commonway.offers.vehicles", services.board(), board -> board.size());
        meters.gauge("commonway.offers.readers", services.board(), board -> board.readers());
        CheckpointTable checkpoints = new CheckpointTable(database);
        Registration registration = new Registration(
                ledger,
                entry(settings, seal, server.port()),
                checkpoints,
                new TripFollower(settings.operator().id(), book, checkpoints),
                REGISTRATION_PAUSE);
        return new Node(
                settings,
                services,
                book,
                reports,
                acknowledgements,
                registration,
                new Node.Machinery(
                        server,
                        realtime,
                        clockwork,
                        List.of(
                                new Node.Step(REPORT_SECONDS, reporter),
                                new Node.Step(PRUNE_SECONDS, acknowledgements.desk()::prune),
                                new Node.Step(DEADLINE_SECONDS, new Deadlines(book, seal, ledger, clock))),
                        List.of(registration::close, ledger::close, calls::shutdown, file::close)));
    }

    private static BindableService holdCalls(
            HoldBook book, HoldConfirmation confirmation, Seal seal, MeterRegistry meters) {
        return new HoldCalls(
                book,
                confirmation,
                seal,
                outcome -> meters.counter("commonway.holds", "outcome", outcome).increment());
    }

    private static KeyPair signingKey(NodeSettings settings) {
        try {
            Files.createDirectories(settings.data());
            return NodeKey.loadOrMake(settings.data(), new SecureRandom());
        } catch (IOException | Refusal unusable) {
            throw new StartFailure(
                    StartFailure.Kind.DISK,
                    "The signing key in " + settings.data() + " cannot be read or made (" + unusable.getMessage()
                            + "); check the folder commonway.data.",
                    unusable);
        }
    }

    private static DatabaseFile databaseFile(NodeSettings settings) {
        try {
            return DatabaseFile.open(settings.data());
        } catch (StoreOutage unusable) {
            throw new StartFailure(
                    StartFailure.Kind.DISK,
                    "The database in " + settings.data()
                            + " cannot be opened; stop the other node that uses it, or check the disk.",
                    unusable);
        }
    }

    private static Operator entry(NodeSettings settings, Seal seal, int port) {
        NodeSettings.GrpcSettings grpc = settings.network().grpc();
        return Operator.newBuilder()
                .setOperatorId(settings.operator().id())
                .setName(settings.operator().name())
                .setKind(kind(settings.services()))
                .setAddress(grpc.address().orElse(grpc.host() + ":" + port))
                .setSigningKey(seal.publicKey())
                .setVatStatus(
                        settings.operator().registration().vatRegistered()
                                ? VatStatus.VAT_STATUS_REGISTERED
                                : VatStatus.VAT_STATUS_NOT_REGISTERED)
                .setCooperativeId(settings.operator().registration().cooperative())
                .build();
    }

    /** The ledger knows one kind: the first that the node runs. Its profile tells them all. */
    private static OperatorKind kind(NodeSettings.Services services) {
        return services.timetable()
                .map(timetable -> OperatorKind.OPERATOR_KIND_TIMETABLE)
                .or(() -> services.vehicles().map(vehicles -> OperatorKind.OPERATOR_KIND_SHARED_VEHICLES))
                .orElse(OperatorKind.OPERATOR_KIND_ON_DEMAND);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
