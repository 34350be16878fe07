package org.commonway.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLException;
import org.commonway.gateway.acknowledge.Acknowledger;
import org.commonway.gateway.booking.NodeHolds;
import org.commonway.gateway.booking.NodeRides;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.history.HistoryKeeper;
import org.commonway.gateway.http.PlanWriter;
import org.commonway.gateway.metrics.MicrometerRealtimeMeter;
import org.commonway.gateway.metrics.MicrometerSearchMeter;
import org.commonway.gateway.nodes.NodeAcknowledgements;
import org.commonway.gateway.nodes.NodeChannels;
import org.commonway.gateway.nodes.NodeHoldCalls;
import org.commonway.gateway.nodes.NodeOfferStreams;
import org.commonway.gateway.nodes.NodeProfileCalls;
import org.commonway.gateway.nodes.NodeQuotes;
import org.commonway.gateway.nodes.NodeRealtime;
import org.commonway.gateway.nodes.NodeRideCalls;
import org.commonway.gateway.nodes.NodeTimetables;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.places.PlaceFinder;
import org.commonway.gateway.plan.KeptPlans;
import org.commonway.gateway.plan.PlanTrip;
import org.commonway.gateway.plan.QuoteRound;
import org.commonway.gateway.readiness.Readiness;
import org.commonway.gateway.realtime.RealtimeKeeper;
import org.commonway.gateway.record.KeptReceipts;
import org.commonway.gateway.record.LogParts;
import org.commonway.gateway.record.RankedSearches;
import org.commonway.gateway.record.SearchLog;
import org.commonway.gateway.rounds.Rounds;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.gateway.timetables.TimetableKeeper;
import org.commonway.ledger.Ledger;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One city at work: its ledger, the channels to its nodes, and the rounds that keep up to date what is known of it. Cities
 * share no thread and no connection, so that one whose ledger or nodes hang does not hold up another.
 */
final class CityWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CityWork.class);
    private static final int WORKERS = 4;

    private final Ledger ledger;
    private final NodeChannels channels;
    private final ExecutorService workers;
    private final TimetableKeeper timetables;
    private final ExecutorService listeners;
    private final RealtimeKeeper realtime;
    private final ServedCity city;
    private final HistoryKeeper history;
    private final SearchLog log;
    private final LogAnchoring anchoring;
    private final Acknowledger acknowledger;
    private final Rounds rounds = new Rounds();

    /**
     * What the cities of a gateway have in common.
     *
     * @param kept where the plans of all cities wait to be booked
     */
    record Shared(
            GatewaySettings settings,
            Ledgers ledgers,
            KeptPlans kept,
            MicrometerSearchMeter meter,
            MeterRegistry meters,
            JsonMapper json,
            InstantSource clock,
            KeptReceipts receipts,
            SecureRandom random) {}

    /** Prepares the city; nothing is asked of anybody before {@link #begin}. */
    CityWork(GatewaySettings.City settings, Shared shared) throws SSLException {
        GatewaySettings.Identity identity = shared.settings().identity();
        InstantSource clock = shared.clock();
        this.ledger = shared.ledgers().connect(settings.ledger());
        this.channels = new NodeChannels(identity.folder(), identity.trust());
        this.workers = Executors.newFixedThreadPool(WORKERS, named("timetable"));
        // As many threads as operators speak at once: a slow node holds up its own.
        this.listeners = Executors.newCachedThreadPool(named("realtime"));
        Path data = folder(settings, shared.settings());
        OperatorRegistry registry = new OperatorRegistry(ledger);
        NodeWatch watch = new NodeWatch(registry, new NodeProfileCalls(channels), clock);
        this.history = new HistoryKeeper(data.resolve("history"));
        CityNetwork network = new CityNetwork(
                () -> GraphHopperStreets.open(settings.streets(), data.resolve("streets")),
                settings.currency(),
                history::open);
        LiveOffers offers = new LiveOffers(
                registry,
                watch,
                new NodeOfferStreams(channels),
                clock,
                fleet -> network.findPlanner().ifPresent(planner -> planner.prepare(fleet)));
        this.timetables = new TimetableKeeper(
                new TimetableKeeper.Parts(
                        registry, watch, new NodeTimetables(channels), network, data.resolve("timetables")),
                clock,
                workers);
        this.realtime = new RealtimeKeeper(
                new RealtimeKeeper.Parts(
                        registry,
                        watch,
                        new NodeRealtime(channels),
                        network,
                        new MicrometerRealtimeMeter(shared.meters(), tag(settings, shared.settings()), clock)),
                Duration.ofSeconds(shared.settings().realtimeSeconds()),
                clock,
                listeners);
        PlanTrip.Times times = new PlanTrip.Times(
                clock,
                settings.timeZone(),
                settings.journeyDate(),
                () -> UUID.randomUUID().toString());
        this.log = new SearchLog(new LogParts(
                data,
                shared.settings().log().name() + "/" + settings.channel(),
                () -> LogWitnesses.of(shared.settings().log()),
                shared.random(),
                clock));
        this.anchoring = new LogAnchoring(log, ledger.fairness());
        this.acknowledger =
                new Acknowledger(log, registry, offers::shownStreams, new NodeAcknowledgements(channels), clock);
        PlanTrip search = new PlanTrip(
                new PlanTrip.Parts(
                        settings.channel(),
                        network,
                        offers,
                        new QuoteRound(
                                registry,
                                watch,
                                new NodeQuotes(channels),
                                Duration.ofMillis(shared.settings().quoteDeadlineMillis())),
                        shared.kept(),
                        new PlanWriter(registry, watch, settings.timeZone(), shared.json())::legsText,
                        shared.meter(),
                        new RankedSearches(new RankedSearches.Parts(
                                settings.channel(),
                                settings.currency(),
                                log,
                                shared.receipts(),
                                acknowledger,
                                timetables::findSigned,
                                shared.random()))),
                times);
        this.city = new ServedCity(
                settings,
                registry,
                watch,
                offers,
                network,
                new Readiness(network, registry, watch, offers, timetables, realtime::findState, log::trouble),
                search,
                times,
                new PlaceFinder(network, offers),
                log);
        shared.meter().watch(tag(settings, shared.settings()), registry, watch, offers);
    }

    /** The first city's files lie where those of a gateway's only city always did. */
    private static Path folder(GatewaySettings.City city, GatewaySettings all) {
        return city.equals(all.firstCity())
                ? all.data()
                : all.data().resolve("cities").resolve(city.channel());
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static Optional<String> tag(GatewaySettings.City city, GatewaySettings all) {
        return all.cities().size() == 1 ? Optional.empty() : Optional.of(city.channel());
    }

    ServedCity city() {
        return city;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The holds at its nodes. */
    NodeHolds holds() {
        return new NodeHoldCalls(city.registry(), channels);
    }

    /** The rides at its nodes. */
    NodeRides rides() {
        return new NodeRideCalls(city.registry(), channels);
    }

    /** Begins to follow the ledger and the nodes. */
    void begin() {
        String of = " of " + city.channel();
        rounds.every(1_000, "log" + of, log::tend);
        rounds.every(5_000, "anchors" + of, anchoring::tend);
        rounds.every(5_000, "acknowledgements" + of, acknowledger::tend);
        rounds.once("streets" + of, city.network()::open);
        rounds.every(3_000, "registry" + of, city.registry()::refresh);
        rounds.every(2_000, "nodes" + of, city.watch()::askAll);
        rounds.every(500, "offers" + of, city.offers()::tend);
        rounds.every(1_000, "timetables" + of, timetables::tend);
        rounds.every(1_000, "realtime" + of, realtime::tend);
        rounds.every(5_000, "vehicles" + of, this::observeVehicles);
        rounds.every(300_000, "history" + of, history::keep);
    }

    private void observeVehicles() {
        city.network()
                .findPlanner()
                .ifPresent(planner ->
                        planner.observe(city.offers().fleet(), city.times().now()));
    }

    @Override
    public void close() {
        rounds.close();
        workers.shutdownNow();
        listeners.shutdownNow();
        history.keep();
        city.offers().close();
        channels.close();
        ledger.close();
        closeLog();
    }

    private void closeLog() {
        try {
            log.close();
        } catch (IOException e) {
            LOG.error("The public log of {} was not closed; it is read again at the next start", city.channel(), e);
        }
    }
}
