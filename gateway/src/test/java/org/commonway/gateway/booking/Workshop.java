package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.store.JdbcAccountBook;
import org.commonway.gateway.store.JdbcRiderRegister;
import org.commonway.gateway.store.JdbcTripJournal;
import org.commonway.gateway.store.Schema;
import org.commonway.gateway.wallet.Account;
import org.commonway.gateway.wallet.AccountBook;
import org.commonway.gateway.wallet.Wallet;
import org.commonway.ledger.Checkpoint;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;
import org.h2.jdbcx.JdbcConnectionPool;

/** A gateway's booking side over the real store and pretended nodes and ledger; it can die and start again. */
final class Workshop {
    static final Currency EUR = Currency.getInstance("EUR");
    private static final Faults.Kind LOCAL =
            new Faults.Kind(Set.of(), IllegalStateException::new, IllegalStateException::new);

    final Faults faults = new Faults();
    final FakeNodes nodes = new FakeNodes(faults);
    final FakeLedger ledger = new FakeLedger(faults);
    final Map<String, TripDraft> plans = new HashMap<>();
    final AccountBook plainBook;
    final TripJournal plainJournal;
    final String riderId;
    private final DataSource database;
    private final Executor executor;
    Instant now = Trips.NOW;
    BookTrip bookTrip;
    CancelTrip cancelTrip;
    EraseTrip eraseTrip;
    TripFollower follower;
    Recovery recovery;
    Wallet wallet;
    private long lastId;

    Workshop(DataSource database, Executor executor, long openingCents) {
        this.database = database;
        this.executor = executor;
        this.plainBook = new JdbcAccountBook(database);
        this.plainJournal = new JdbcTripJournal(database);
        this.riderId = UUID.randomUUID().toString();
        plans.put("plan", Trips.threeLegs("plan"));
        new JdbcRiderRegister(database).add(riderId, riderId, now);
        new Wallet(plainBook, Trips.euro(openingCents), () -> now).open(riderId);
        start();
    }

    static DataSource database() {
        DataSource database = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        Schema.migrate(database);
        return database;
    }

    /** As a process that has just been started: nothing in memory but what is read from the store. */
    void start() {
        faults.restart();
        InstantSource clock = () -> now;
        wallet = new Wallet(new DyingBook(), Trips.euro(0), clock);
        TripJournal journal = new DyingJournal();
        TripCity city = new TripCity(
                Trips.CITY, ledger, new LegHolds(nodes, executor, Duration.ofMillis(500), clock), new NoRides());
        TripSaga saga = new TripSaga(journal, wallet, new TripCities(List.of(city)), clock);
        ShownPlans shown = (planId, optionId) -> Optional.ofNullable(plans.get(planId))
                .orElseThrow(() -> new ApiProblem(ProblemCode.PLAN_EXPIRED, "too old"));
        bookTrip = new BookTrip(shown, saga, new BookTrip.Secrets(this::id, () -> Trips.KEY), 300, clock);
        cancelTrip = new CancelTrip(saga, new RiderTrips(journal), clock);
        eraseTrip = new EraseTrip(saga, new RiderTrips(journal), shownLegs -> "[]", clock);
        follower = new TripFollower(saga, Trips.CITY, Runnable::run);
        recovery = new Recovery(saga, Trips.CITY);
    }

    private synchronized String id() {
        return UUID.nameUUIDFromBytes((riderId + ++lastId).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    Booking cancel(String tripId, long feeAtMost) {
        return cancelTrip.cancel(riderId, tripId, OptionalInt.empty(), feeAtMost);
    }

    Cancellation quote(String tripId) {
        return cancelTrip.quote(riderId, tripId, OptionalInt.empty());
    }

    Booking book(String key) {
        return bookTrip.book(riderId, Optional.of(new IdempotencyKey(key)), "plan", "1");
    }

    long available() {
        return balance(Account.availableTo(riderId));
    }

    long reserved() {
        return balance(Account.reservedFor(riderId));
    }

    long balance(Account account) {
        return plainBook.alone(riderId, page -> page.balance(account, EUR).minorUnits());
    }

    /** As it was before anybody asked for anything. */
    void assertNothingHeldOrPaid() {
        assertThat(nodes.holds.values()).allMatch(status -> status == FakeNodes.Status.RELEASED);
        assertThat(available()).isEqualTo(5000);
        assertThat(reserved()).isZero();
        assertThat(ledger.trips).isEmpty();
    }

    DataSource dataSource() {
        return database;
    }

    private final class DyingBook implements AccountBook {
        @Override
        public <T> T alone(String rider, Function<Page, T> work) {
            return faults.step("wallet", LOCAL, () -> plainBook.alone(rider, work));
        }
    }

    private final class DyingJournal implements TripJournal {
        @Override
        public Optional<Booking> begin(Intent intent) {
            return faults.step("begin", LOCAL, () -> plainJournal.begin(intent));
        }

        @Override
        public Booking append(Booking booking, TripState next) {
            String name = "append " + next.getClass().getSimpleName();
            return faults.step(name, LOCAL, () -> plainJournal.append(booking, next));
        }

        @Override
        public Optional<Booking> find(String tripId) {
            return plainJournal.find(tripId);
        }

        @Override
        public Optional<Booking> findByKey(String rider, IdempotencyKey key) {
            return plainJournal.findByKey(rider, key);
        }

        @Override
        public List<Booking> listByRider(String rider, int limit) {
            return plainJournal.listByRider(rider, limit);
        }

        @Override
        public List<Booking> listUnfinished(String city, int limit) {
            return plainJournal.listUnfinished(city, limit);
        }

        @Override
        public int countPending(String city) {
            return plainJournal.countPending(city);
        }

        @Override
        public long countNews(String tripId) {
            return plainJournal.countNews(tripId);
        }

        @Override
        public Booking learn(Booking booking, Trip trip, long news) {
            return faults.step("learn", LOCAL, () -> plainJournal.learn(booking, trip, news));
        }

        @Override
        public boolean isStale(String tripId) {
            return plainJournal.isStale(tripId);
        }

        @Override
        public boolean tell(String city, String tripId) {
            return plainJournal.tell(city, tripId);
        }

        @Override
        public void keepCheckpoint(String city, Checkpoint checkpoint) {
            plainJournal.keepCheckpoint(city, checkpoint);
        }

        @Override
        public Optional<Checkpoint> findCheckpoint(String city) {
            return plainJournal.findCheckpoint(city);
        }

        @Override
        public Booking erase(Booking booking, String legsJson, Instant at) {
            return plainJournal.erase(booking, legsJson, at);
        }

        @Override
        public void keepRide(String tripId, int leg, SignedEnvelope event) {
            plainJournal.keepRide(tripId, leg, event);
        }

        @Override
        public Map<Integer, SignedEnvelope> findRides(String tripId) {
            return plainJournal.findRides(tripId);
        }
    }

    static Money euro(long cents) {
        return Trips.euro(cents);
    }
}
