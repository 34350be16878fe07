package org.commonway.city;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.env.Environment;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.http.LedgerHealth;
import org.commonway.city.http.ProblemAnswers;
import org.commonway.city.http.ProblemJson;
import org.commonway.city.ledger.LegZones;
import org.commonway.city.log.VerificationDesk;
import org.commonway.city.metrics.OfficeMeters;
import org.commonway.city.report.ReportWriter;
import org.commonway.city.settings.OfficeSettings;
import org.commonway.city.settings.SettingsReader;
import org.commonway.city.zone.OpenedLegs;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;

/** Makes the office's parts and sets it going. */
@Factory
final class Wiring {

    @Context
    OfficeSettings settings(Environment environment) {
        return new SettingsReader(
                        name -> environment.getProperty(name, Object.class).map(String::valueOf))
                .read();
    }

    /** The framework has a source of instants of its own, for its own use. */
    @Primary
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    Ledger ledger(OfficeSettings settings) {
        return FabricLedger.connect(new LedgerConnection(
                settings.ledger().address(),
                settings.ledger().channel(),
                settings.ledger().chaincode(),
                settings.identity().msp(),
                settings.identity().folder(),
                settings.identity().trust()));
    }

    @Bean(preDestroy = "close")
    @Context
    Office office(OfficeSettings settings, Ledger ledger, InstantSource clock) {
        LegZones zones = settings.zones()
                .<LegZones>map(file -> OpenedLegs.read(file, settings.openings()))
                .orElseGet(LegZones::none);
        return new Office(settings, zones, ledger, clock).start();
    }

    @Singleton
    OfficeFigures figures(Office office) {
        return office.figures();
    }

    /** The office closes it. */
    @Singleton
    VerificationDesk desk(Office office) {
        return office.desk();
    }

    @Context
    OfficeMeters meters(Office office, MeterRegistry registry) {
        OfficeMeters meters = new OfficeMeters(office.watch(), office.desk()::list);
        meters.register(registry);
        return meters;
    }

    @Singleton
    ReportWriter reports(OfficeSettings settings, Office office, InstantSource clock) {
        return new ReportWriter(settings.city(), office.figures(), office.desk()::list, clock);
    }

    @Singleton
    LedgerHealth health(Office office) {
        return new LedgerHealth(office.watch());
    }

    @Singleton
    ErrorResponseProcessor<ProblemJson> problems() {
        return new ProblemAnswers();
    }
}
