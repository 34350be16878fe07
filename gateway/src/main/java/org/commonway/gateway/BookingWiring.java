package org.commonway.gateway;

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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.commonway.gateway.booking.BookTrip;
import org.commonway.gateway.booking.CancelTrip;
import org.commonway.gateway.booking.EraseTrip;
import org.commonway.gateway.booking.LegHolds;
import org.commonway.gateway.booking.NodeHolds;
import org.commonway.gateway.booking.NodeRides;
import org.commonway.gateway.booking.Recovery;
import org.commonway.gateway.booking.RideTrip;
import org.commonway.gateway.booking.RiderKey;
import org.commonway.gateway.booking.RiderTrips;
import org.commonway.gateway.booking.ShownPlans;
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
    LegHolds legHolds(NodeHolds nodes, @Named("holds") ExecutorService calls, InstantSource clock) {
        return new LegHolds(nodes, calls, HOLDS_DEADLINE, clock);
    }

    @Singleton
    JdbcTripJournal journal(JdbcConnectionPool database) {
        return new JdbcTripJournal(database);
    }

    @Singleton
    TripSaga saga(JdbcTripJournal journal, LegHolds holds, Wallet wallet, Ledger ledger, InstantSource clock) {
        return new TripSaga(journal, holds, wallet, ledger, clock);
    }

    @Singleton
    BookTrip bookTrip(
            ShownPlans plans, TripSaga saga, GatewaySettings settings, SecureRandom random, InstantSource clock) {
        BookTrip.Secrets secrets =
                new BookTrip.Secrets(() -> UUID.randomUUID().toString(), () -> RiderKey.generate(random));
        return new BookTrip(plans, saga, secrets, settings.gateway().commissionBps(), clock);
    }

    @Singleton
    RiderTrips trips(JdbcTripJournal journal) {
        return new RiderTrips(journal);
    }

    @Singleton
    CancelTrip cancelTrip(TripSaga saga, RiderTrips trips, Ledger ledger, InstantSource clock) {
        return new CancelTrip(saga, trips, ledger, clock);
    }

    @Singleton
    EraseTrip eraseTrip(TripSaga saga, RiderTrips trips, LegHolds holds, TripView view, InstantSource clock) {
        return new EraseTrip(saga, trips, holds, view::redact, clock);
    }

    @Singleton
    TripsController.Deeds tripDeeds(BookTrip book, CancelTrip cancel, EraseTrip erase) {
        return new TripsController.Deeds(book, cancel, erase);
    }

    @Singleton
    RideTrip rideTrip(JdbcTripJournal journal, RiderTrips trips, NodeRides nodes, InstantSource clock) {
        return new RideTrip(journal, trips, nodes, clock);
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
                new TripView.Names(settings.gateway().name(), settings.city().name()),
                settings.city().timeZone());
    }

    /** Takes up what an earlier process left unfinished, and what a ledger or node did not answer. */
    @Bean(preDestroy = "close")
    @Context
    @Named("recovery")
    Rounds recovery(TripSaga saga) {
        Recovery recovery = new Recovery(saga);
        Rounds rounds = new Rounds();
        rounds.every(RECOVERY_MILLIS, "recovery", () -> recovery.run());
        return rounds;
    }

    /** Hears from the ledger what becomes of the trips that were booked here. */
    @Bean(preDestroy = "close")
    @Context
    Ledger.Subscription ledgerNews(TripSaga saga, Ledger ledger, @Named("holds") ExecutorService calls) {
        TripFollower follower = new TripFollower(saga, calls);
        return ledger.subscribe(follower.findCheckpoint(), follower);
    }
}
