package org.commonway.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.commonway.gateway.booking.BookTrip;
import org.commonway.gateway.booking.CancelTrip;
import org.commonway.gateway.booking.EraseTrip;
import org.commonway.gateway.booking.LegHolds;
import org.commonway.gateway.booking.Recovery;
import org.commonway.gateway.booking.RideTrip;
import org.commonway.gateway.booking.RiderKey;
import org.commonway.gateway.booking.RiderTrips;
import org.commonway.gateway.booking.ShownPlans;
import org.commonway.gateway.booking.TripCities;
import org.commonway.gateway.booking.TripCity;
import org.commonway.gateway.booking.TripFollower;
import org.commonway.gateway.booking.TripSaga;
import org.commonway.gateway.http.trips.TripView;
import org.commonway.gateway.http.trips.TripsController;
import org.commonway.gateway.rounds.Rounds;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.gateway.store.DatabaseFile;
import org.commonway.gateway.store.JdbcAccountBook;
import org.commonway.gateway.store.JdbcRiderRegister;
import org.commonway.gateway.store.JdbcTripJournal;
import org.commonway.gateway.store.Schema;
import org.commonway.gateway.ticket.TicketKeyFile;
import org.commonway.gateway.ticket.TicketOffice;
import org.commonway.gateway.wallet.Riders;
import org.commonway.gateway.wallet.Wallet;
import org.commonway.ledger.Ledger;
import org.commonway.rules.hold.TimeOrderedUuid;
import org.h2.jdbcx.JdbcConnectionPool;

/** Makes the booking side of the gateway: {@link Wiring} in a second file, for its length. */
@Factory
final class BookingWiring {
    private static final Duration HOLDS_DEADLINE = Duration.ofSeconds(6);
    private static final int RECOVERY_MILLIS = 5_000;

    @Bean(preDestroy = "dispose")
    @Context
    JdbcConnectionPool database(GatewaySettings settings) throws IOException {
        Files.createDirectories(settings.data());
        JdbcConnectionPool pool = JdbcConnectionPool.create(DatabaseFile.jdbcUrl(settings.data()), "sa", "");
        Schema.migrate(pool);
        return pool;
    }

    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Singleton
    Wallet wallet(JdbcConnectionPool database, GatewaySettings settings, InstantSource clock) {
        return new Wallet(new JdbcAccountBook(database), settings.openingBalance(), clock);
    }

    @Singleton
    Riders riders(JdbcConnectionPool database, Wallet wallet, SecureRandom random, InstantSource clock) {
        return new Riders(new JdbcRiderRegister(database), wallet, random, clock);
    }

    @Bean(preDestroy = "shutdownNow")
    @Singleton
    @Named("holds")
    ExecutorService holdCalls() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "hold");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Singleton
    TripCities tripCities(CityWorks works, @Named("holds") ExecutorService calls, InstantSource clock) {
        return new TripCities(works.list().stream()
                .map(work -> new TripCity(
                        work.city().channel(),
                        work.ledger(),
                        new LegHolds(work.holds(), calls, HOLDS_DEADLINE, clock),
                        work.rides()))
                .toList());
    }

    @Singleton
    JdbcTripJournal journal(JdbcConnectionPool database, GatewaySettings settings) {
        JdbcTripJournal journal = new JdbcTripJournal(database);
        journal.adopt(settings.firstCity().channel());
        return journal;
    }

    /** How many signed transactions wait to be handed in again, by city. */
    @Context
    @Named("pending")
    List<Gauge> pending(JdbcTripJournal journal, GatewaySettings settings, MeterRegistry meters) {
        return settings.cities().stream()
                .map(GatewaySettings.City::channel)
                .map(city -> Gauge.builder("commonway.transactions.pending", () -> journal.countPending(city))
                        .description("Signed transactions of which it is not known how they ended")
                        .tag("city", city)
                        .register(meters))
                .toList();
    }

    @Singleton
    TripSaga saga(JdbcTripJournal journal, Wallet wallet, TripCities cities, InstantSource clock) {
        return new TripSaga(journal, wallet, cities, clock);
    }

    @Singleton
    BookTrip bookTrip(
            ShownPlans plans, TripSaga saga, GatewaySettings settings, SecureRandom random, InstantSource clock) {
        BookTrip.Secrets secrets = new BookTrip.Secrets(
                () -> TimeOrderedUuid.make(clock.millis(), random), () -> RiderKey.generate(random));
        return new BookTrip(plans, saga, secrets, settings.gateway().commissionBps(), clock);
    }

    @Singleton
    RiderTrips trips(JdbcTripJournal journal) {
        return new RiderTrips(journal);
    }

    @Singleton
    CancelTrip cancelTrip(TripSaga saga, RiderTrips trips, InstantSource clock) {
        return new CancelTrip(saga, trips, clock);
    }

    @Singleton
    EraseTrip eraseTrip(TripSaga saga, RiderTrips trips, TripView view, InstantSource clock) {
        return new EraseTrip(saga, trips, view::redact, clock);
    }

    @Singleton
    TripsController.Deeds tripDeeds(BookTrip book, CancelTrip cancel, EraseTrip erase) {
        return new TripsController.Deeds(book, cancel, erase);
    }

    @Singleton
    RideTrip rideTrip(JdbcTripJournal journal, RiderTrips trips, TripCities cities, InstantSource clock) {
        return new RideTrip(journal, trips, cities, clock);
    }

    @Singleton
    TicketOffice ticketOffice(GatewaySettings settings, SecureRandom random) throws IOException {
        return new TicketOffice(TicketKeyFile.openOrCreate(settings.data(), random));
    }

    @Singleton
    TripView tripView(JsonMapper json, TicketOffice office, JdbcTripJournal journal, GatewaySettings settings) {
        return new TripView(
                json,
                office,
                journal,
                settings.gateway().name(),
                settings.cities().stream()
                        .collect(Collectors.toMap(
                                GatewaySettings.City::channel,
                                city -> new TripView.Where(city.name(), city.timeZone()))));
    }

    /** Takes up what an earlier process left unfinished, and what a ledger or node did not answer. */
    @Bean(preDestroy = "close")
    @Context
    @Named("recovery")
    Rounds recovery(TripSaga saga, CityWorks works) {
        Rounds rounds = new Rounds();
        for (CityWork work : works.list()) {
            String city = work.city().channel();
            Recovery recovery = new Recovery(saga, city);
            rounds.every(RECOVERY_MILLIS, "recovery of " + city, () -> recovery.run());
        }
        return rounds;
    }

    /** Hears from each city's ledger what becomes of the trips that were booked there. */
    @Bean(preDestroy = "close")
    @Context
    Ledger.Subscription ledgerNews(TripSaga saga, CityWorks works, @Named("holds") ExecutorService calls) {
        List<Ledger.Subscription> all = new ArrayList<>();
        for (CityWork work : works.list()) {
            TripFollower follower = new TripFollower(saga, work.city().channel(), calls);
            all.add(work.ledger().subscribe(follower.findCheckpoint(), follower));
        }
        return () -> all.forEach(Ledger.Subscription::close);
    }
}
