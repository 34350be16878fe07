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
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.http.ProblemAnswers;
import org.commonway.gateway.http.ProblemJson;
import org.commonway.gateway.http.ReadinessHealth;
import org.commonway.gateway.map.StreetTiles;
import org.commonway.gateway.metrics.MicrometerSearchMeter;
import org.commonway.gateway.plan.KeptPlans;
import org.commonway.gateway.record.KeptReceipts;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.gateway.settings.SettingsReader;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;

/** Makes the search side of the gateway and sets it going. */
@Factory
final class Wiring {

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

    @Singleton
    Ledgers ledgers(GatewaySettings settings) {
        return address -> FabricLedger.connect(new LedgerConnection(
                address.address(),
                address.channel(),
                address.chaincode(),
                settings.identity().msp(),
                settings.identity().folder(),
                settings.identity().trust()));
    }

    @Singleton
    KeptPlans keptPlans(InstantSource clock) {
        return new KeptPlans(clock);
    }

    @Singleton
    KeptReceipts keptReceipts(InstantSource clock) {
        return new KeptReceipts(clock);
    }

    @Singleton
    MicrometerSearchMeter searchMeter(MeterRegistry meters) {
        return new MicrometerSearchMeter(meters);
    }

    @Bean(preDestroy = "close")
    @Context
    CityWorks works(
            GatewaySettings settings,
            Ledgers ledgers,
            KeptPlans kept,
            MicrometerSearchMeter meter,
            MeterRegistry meters,
            JsonMapper json,
            InstantSource clock,
            KeptReceipts receipts,
            SecureRandom random)
            throws SSLException {
        return new CityWorks(
                new CityWork.Shared(settings, ledgers, kept, meter, meters, json, clock, receipts, random));
    }

    @Singleton
    Cities cities(CityWorks works) {
        return new Cities(works.list().stream().map(CityWork::city).toList());
    }

    @Singleton
    StreetTiles tiles(Cities cities) {
        return new StreetTiles(cities::listStreets);
    }

    @Singleton
    ReadinessHealth health(Cities cities) {
        return new ReadinessHealth(cities);
    }

    @Singleton
    ErrorResponseProcessor<ProblemJson> problems() {
        return new ProblemAnswers();
    }
}
