package org.commonway.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.env.Environment;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.commonway.gateway.booking.NodeHolds;
import org.commonway.gateway.booking.NodeRides;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.http.CityController;
import org.commonway.gateway.http.PlanWriter;
import org.commonway.gateway.http.ProblemAnswers;
import org.commonway.gateway.http.ProblemJson;
import org.commonway.gateway.http.ReadinessHealth;
import org.commonway.gateway.map.StreetTiles;
import org.commonway.gateway.metrics.MicrometerSearchMeter;
import org.commonway.gateway.nodes.NodeChannels;
import org.commonway.gateway.nodes.NodeHoldCalls;
import org.commonway.gateway.nodes.NodeOfferStreams;
import org.commonway.gateway.nodes.NodeProfileCalls;
import org.commonway.gateway.nodes.NodeQuotes;
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
import org.commonway.gateway.rounds.Rounds;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.gateway.settings.SettingsReader;
import org.commonway.gateway.timetables.TimetableKeeper;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;

/** Makes the search side of the gateway and sets it going. */
@Factory
final class Wiring {
    private static final int WORKERS = 4;

    @Context
    GatewaySettings settings(Environment environment) {
        return new SettingsReader(name -> property(environment, name)).read();
    }

    /** As text; YAML makes a moment of an unquoted date, which is written as the date again. */
    private static Optional<String> property(Environment environment, String name) {
        return environment
                .getProperty(name, Object.class)
                .map(value -> value instanceof Date moment ? moment.toInstant().toString() : String.valueOf(value));
    }

    /** The framework has a source of instants of its own, for its own use. */
    @Primary
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean(preDestroy = "close")
    @Singleton
    Ledger ledger(GatewaySettings settings) {
        return FabricLedger.connect(new LedgerConnection(
                settings.ledger().address(),
                settings.ledger().channel(),
                settings.ledger().chaincode(),
                settings.identity().msp(),
                settings.identity().folder(),
                settings.identity().trust()));
    }

    @Bean(preDestroy = "close")
    @Singleton
    NodeChannels channels(GatewaySettings settings) throws SSLException {
        return new NodeChannels(
                settings.identity().folder(), settings.identity().trust());
    }

    @Singleton
    OperatorRegistry registry(Ledger ledger) {
        return new OperatorRegistry(ledger);
    }

    @Singleton
    NodeWatch watch(OperatorRegistry registry, NodeChannels channels, InstantSource clock) {
        return new NodeWatch(registry, new NodeProfileCalls(channels), clock);
    }

    @Bean(preDestroy = "close")
    @Singleton
    LiveOffers offers(OperatorRegistry registry, NodeWatch watch, NodeChannels channels, InstantSource clock) {
        return new LiveOffers(registry, watch, new NodeOfferStreams(channels), clock);
    }

    @Singleton
    CityNetwork network(GatewaySettings settings) {
        return new CityNetwork(
                () -> GraphHopperStreets.open(
                        settings.city().streets(), settings.data().resolve("streets")),
                settings.city().currency());
    }

    @Bean(preDestroy = "shutdownNow")
    @Singleton
    @jakarta.inject.Named("timetables")
    ExecutorService workers() {
        return Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "timetable");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Singleton
    TimetableKeeper.Parts timetableParts(
            OperatorRegistry registry,
            NodeWatch watch,
            NodeChannels channels,
            CityNetwork network,
            GatewaySettings settings) {
        return new TimetableKeeper.Parts(
                registry,
                watch,
                new NodeTimetables(channels),
                network,
                settings.data().resolve("timetables"));
    }

    @Singleton
    TimetableKeeper timetables(
            TimetableKeeper.Parts parts,
            InstantSource clock,
            @jakarta.inject.Named("timetables") ExecutorService workers) {
        return new TimetableKeeper(parts, clock, workers);
    }

    @Singleton
    QuoteRound quoteRound(OperatorRegistry registry, NodeWatch watch, NodeChannels channels, GatewaySettings settings) {
        return new QuoteRound(
                registry, watch, new NodeQuotes(channels), Duration.ofMillis(settings.quoteDeadlineMillis()));
    }

    @Singleton
    PlanTrip.Times times(InstantSource clock, GatewaySettings settings) {
        return new PlanTrip.Times(
                clock,
                settings.city().timeZone(),
                settings.city().journeyDate(),
                () -> UUID.randomUUID().toString());
    }

    @Singleton
    PlanWriter planWriter(OperatorRegistry registry, NodeWatch watch, GatewaySettings settings, JsonMapper json) {
        return new PlanWriter(registry, watch, settings.city().timeZone(), json);
    }

    @Singleton
    KeptPlans keptPlans(InstantSource clock, PlanWriter writer) {
        return new KeptPlans(clock, writer::legsText);
    }

    @Singleton
    MicrometerSearchMeter searchMeter(
            MeterRegistry meters, OperatorRegistry registry, NodeWatch watch, LiveOffers offers) {
        MicrometerSearchMeter meter = new MicrometerSearchMeter(meters);
        meter.watch(registry, watch, offers);
        return meter;
    }

    @Singleton
    PlanTrip planTrip(
            CityNetwork network,
            LiveOffers offers,
            QuoteRound round,
            KeptPlans kept,
            MicrometerSearchMeter meter,
            PlanTrip.Times times) {
        return new PlanTrip(new PlanTrip.Parts(network, offers, round, kept, meter), times);
    }

    @Singleton
    StreetTiles tiles(CityNetwork network) {
        return new StreetTiles(() -> network.getPlanner().city().streets());
    }

    @Singleton
    PlaceFinder places(CityNetwork network, LiveOffers offers) {
        return new PlaceFinder(network, offers);
    }

    @Singleton
    NodeHolds holds(OperatorRegistry registry, NodeChannels channels) {
        return new NodeHoldCalls(registry, channels);
    }

    @Singleton
    NodeRides rides(OperatorRegistry registry, NodeChannels channels) {
        return new NodeRideCalls(registry, channels);
    }

    @Singleton
    Readiness readiness(
            CityNetwork network,
            OperatorRegistry registry,
            NodeWatch watch,
            LiveOffers offers,
            TimetableKeeper timetables) {
        return new Readiness(network, registry, watch, offers, timetables);
    }

    @Singleton
    ReadinessHealth health(Readiness readiness) {
        return new ReadinessHealth(readiness);
    }

    @Singleton
    CityController.Parts cityParts(CityNetwork network, LiveOffers offers, Readiness readiness, PlanWriter writer) {
        return new CityController.Parts(network, offers, readiness, writer);
    }

    @Singleton
    ErrorResponseProcessor<ProblemJson> problems() {
        return new ProblemAnswers();
    }

    @Bean(preDestroy = "close")
    @Context
    Rounds rounds(
            CityNetwork network,
            OperatorRegistry registry,
            NodeWatch watch,
            LiveOffers offers,
            TimetableKeeper timetables) {
        Rounds rounds = new Rounds();
        rounds.once("streets", network::open);
        rounds.every(3_000, "registry", registry::refresh);
        rounds.every(2_000, "nodes", watch::askAll);
        rounds.every(500, "offers", offers::tend);
        rounds.every(1_000, "timetables", timetables::tend);
        return rounds;
    }
}
