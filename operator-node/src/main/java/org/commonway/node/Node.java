package org.commonway.node;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonway.node.acknowledgement.AcknowledgementPages;
import org.commonway.node.chain.Registration;
import org.commonway.node.grpc.NodeServer;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.http.AcknowledgementController.AcknowledgementSource;
import org.commonway.node.http.NodeStatus;
import org.commonway.node.http.StatusController.StatusSource;
import org.commonway.node.realtime.KeptFeed;
import org.commonway.node.realtime.RealtimeDesk;
import org.commonway.node.ride.ReportStore;
import org.commonway.node.settings.NodeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running node: what was wired, its clockwork, and how to stop it. */
public final class Node implements StatusSource, AcknowledgementSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final NodeSettings settings;
    private final Services services;
    private final HoldBook book;
    private final ReportStore reports;
    private final Acknowledgements acknowledgements;
    private final Registration registration;
    private final Machinery machinery;
    private final List<Future<?>> steps = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * What turns and has to be stopped.
     *
     * @param server gRPC
     * @param realtime fetches what says how trips go
     * @param clockwork runs what happens by the clock
     * @param steps what it runs beside the node's own
     * @param closeLast in this order, after the server
     */
    record Machinery(
            NodeServer server,
            RealtimeDesk realtime,
            ScheduledExecutorService clockwork,
            List<Step> steps,
            List<Runnable> closeLast) {}

    /** What happens so often. */
    record Step(int everySeconds, Runnable work) {}

    Node(
            NodeSettings settings,
            Services services,
            HoldBook book,
            ReportStore reports,
            Acknowledgements acknowledgements,
            Registration registration,
            Machinery machinery) {
        this.settings = settings;
        this.services = services;
        this.book = book;
        this.reports = reports;
        this.acknowledgements = acknowledgements;
        this.registration = registration;
        this.machinery = machinery;
    }

    /** Starts the clockwork and tells the ledger who we are. */
    public void start() {
        every(1, book::expireDue);
        services.fleet().ifPresent(fleet -> every(fleet.everySeconds(), fleet.mover()));
        machinery.steps().forEach(step -> every(step.everySeconds(), step.work()));
        machinery.realtime().start();
        machinery.clockwork().execute(registration);
    }

    private void every(int seconds, Runnable step) {
        steps.add(machinery.clockwork().scheduleWithFixedDelay(guarded(step), seconds, seconds, TimeUnit.SECONDS));
    }

    /** A step that fails must not stop those after it: the next one may find the database back. */
    private static Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException failed) {
                LOG.error("A step of the clockwork failed and will be tried again", failed);
            }
        };
    }

    /** The port that gateways call. */
    public int grpcPort() {
        return machinery.server().port();
    }

    @Override
    public NodeStatus get() {
        List<String> runs = new ArrayList<>();
        settings.services().timetable().ifPresent(timetable -> runs.add("timetable"));
        settings.services().vehicles().ifPresent(vehicles -> runs.add("vehicles"));
        settings.services().onDemand().ifPresent(rides -> runs.add("on-demand"));
        return new NodeStatus(
                settings.operator().id(),
                settings.operator().name(),
                runs,
                registration.waitingFor(),
                new NodeStatus.Counts(
                        services.timetable()
                                .map(read -> read.timetable().tripCount())
                                .orElse(0),
                        services.timetable()
                                .map(read -> read.timetable().stopCount())
                                .orElse(0),
                        services.board().size(),
                        services.fleet()
                                .map(fleet -> fleet.vehicles().listStations().size())
                                .orElse(0),
                        book.openHolds(),
                        book.liveHolds()),
                RideReports.status(reports),
                acknowledgements.status(),
                machinery.realtime().feeds().stream()
                        .map(feed -> feed(feed.state()))
                        .toList());
    }

    private static NodeStatus.Feed feed(KeptFeed.State state) {
        return new NodeStatus.Feed(
                state.message().map(message -> message.bytes().size()).orElse(0),
                state.message().map(message -> message.fetchedAt().toString()),
                state.trouble());
    }

    @Override
    public InputStream acknowledgements(Optional<String> log) {
        return new AcknowledgementPages(acknowledgements.store(), log);
    }

    @Override
    public Optional<String> waitingFor() {
        return registration.waitingFor();
    }

    /** Waits until the node is stopped. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        steps.forEach(step -> step.cancel(false));
        machinery.clockwork().shutdownNow();
        machinery.realtime().close();
        machinery.server().close();
        machinery.closeLast().forEach(Runnable::run);
        stopped.countDown();
    }
}
