package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.commonway.gateway.booking.TripState.Cancelled;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.store.JdbcAccountBook;
import org.commonway.gateway.store.JdbcRiderRegister;
import org.commonway.gateway.store.JdbcTripJournal;
import org.commonway.gateway.wallet.Wallet;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.TripEvent;
import org.junit.jupiter.api.Test;

/** One rider, one wallet, one journal; two ledgers that know nothing of each other. */
class TripsInTwoCitiesTest {
    private final DataSource database = Workshop.database();
    private final JdbcTripJournal journal = new JdbcTripJournal(database);
    private final InstantSource clock = () -> Trips.NOW;
    private final Wallet wallet = new Wallet(new JdbcAccountBook(database), Trips.euro(5000), clock);
    private final Side town = new Side("town");
    private final Side village = new Side("village");
    private final TripSaga saga = saga(town, village);
    private final String riderId = UUID.randomUUID().toString();
    private final Map<String, TripDraft> plans = new HashMap<>();

    TripsInTwoCitiesTest() {
        new JdbcRiderRegister(database).add(riderId, riderId, Trips.NOW);
        wallet.open(riderId);
        plans.put("in town", draft("town"));
        plans.put("in the village", draft("village"));
    }

    /** What a city is to this gateway: its ledger and its nodes. */
    private final class Side {
        private final String channel;
        private final Faults faults = new Faults();
        private final FakeLedger ledger = new FakeLedger(faults);
        private final FakeNodes nodes = new FakeNodes(faults);

        Side(String channel) {
            this.channel = channel;
        }

        TripCity city() {
            LegHolds holds = new LegHolds(nodes, Runnable::run, Duration.ofMillis(500), clock);
            return new TripCity(channel, ledger, holds, new NoRides());
        }

        Recovery recovery() {
            return new Recovery(saga, channel);
        }
    }

    private TripSaga saga(Side... sides) {
        return new TripSaga(
                journal,
                wallet,
                new TripCities(List.of(sides).stream().map(Side::city).toList()),
                clock);
    }

    private static TripDraft draft(String city) {
        TripDraft plan = Trips.threeLegs(city);
        return new TripDraft(city, plan.planId(), plan.optionId(), plan.legs(), plan.fare(), plan.legsJson());
    }

    private Booking book(String plan) {
        return new BookTrip(
                        (planId, optionId) -> plans.get(planId),
                        saga,
                        new BookTrip.Secrets(() -> UUID.randomUUID().toString(), () -> Trips.KEY),
                        300,
                        clock)
                .book(riderId, Optional.empty(), plan, "1");
    }

    private Booking cancel(TripSaga by, Booking booking) {
        return new CancelTrip(by, new RiderTrips(journal), clock)
                .cancel(riderId, booking.intent().tripId(), OptionalInt.empty(), 0);
    }

    private long available() {
        return wallet.getBalance(riderId).available().minorUnits();
    }

    @Test
    void each_trip_stands_on_the_ledger_of_its_city_and_one_wallet_is_charged_for_both() {
        Booking first = book("in town");
        Booking second = book("in the village");
        assertThat(town.ledger.trips).containsOnlyKeys(first.intent().tripId());
        assertThat(village.ledger.trips).containsOnlyKeys(second.intent().tripId());
        assertThat(town.nodes.holds).hasSize(3);
        assertThat(village.nodes.holds).hasSize(3);
        long both = first.intent().draft().fare().minorUnits()
                + second.intent().draft().fare().minorUnits();
        assertThat(available()).isEqualTo(5000 - both);
        assertThat(new RiderTrips(journal).listTrips(riderId))
                .extracting(Booking::city)
                .containsExactlyInAnyOrder("town", "village");
    }

    @Test
    void cancelling_goes_to_the_city_of_the_trip() {
        Booking stays = book("in town");
        Booking goes = book("in the village");
        assertThat(cancel(saga, goes).state()).isInstanceOf(Cancelled.class);
        assertThat(journal.find(stays.intent().tripId()).orElseThrow().state()).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_ledger_that_is_down_stops_the_bookings_of_its_city_only() {
        village.faults.plan(4, Fault.REQUEST_LOST); // after three holds: endorsing
        ApiProblem down = catchThrowableOfType(ApiProblem.class, () -> book("in the village"));
        assertThat(down.code()).isEqualTo(ProblemCode.LEDGER_DOWN);
        assertThat(book("in town").state()).isInstanceOf(Confirmed.class);
        assertThat(village.ledger.trips).isEmpty();
    }

    @Test
    void what_one_city_left_open_is_not_in_the_way_of_the_recovery_of_another() {
        village.faults.plan(5, Fault.REQUEST_LOST); // submitting
        assertThatThrownBy(() -> book("in the village")).isInstanceOf(ApiProblem.class);
        Booking open = journal.listUnfinished("village", 10).get(0);
        assertThat(journal.listUnfinished("town", 10)).isEmpty();
        assertThat(town.recovery().run()).isZero();
        assertThat(journal.find(open.intent().tripId()).orElseThrow().state()).isInstanceOf(TripState.Signed.class);
        assertThat(village.recovery().run()).isZero();
        assertThat(village.ledger.trips).containsOnlyKeys(open.intent().tripId());
        assertThat(town.ledger.trips).isEmpty();
    }

    @Test
    void news_of_one_ledger_say_nothing_of_a_trip_on_another() {
        String tripId = book("in town").intent().tripId();
        TripFollower elsewhere = new TripFollower(saga, "village", Runnable::run);
        TripFollower follower = new TripFollower(saga, "town", Runnable::run);
        elsewhere.accept(news(tripId, 7));
        assertThat(journal.countNews(tripId)).isZero();
        follower.accept(news(tripId, 3));
        assertThat(journal.countNews(tripId)).isEqualTo(1);
        assertThat(follower.findCheckpoint()).contains(new Checkpoint(3, "tx"));
        assertThat(elsewhere.findCheckpoint()).isEmpty();
    }

    private static TripChange news(String tripId, long block) {
        return new TripChange(List.of(TripEvent.newBuilder().setTripId(tripId).build()), new Checkpoint(block, "tx"));
    }

    @Test
    void a_trip_of_a_city_that_is_not_served_any_more_can_be_read_and_says_so_when_it_is_cancelled() {
        Booking booked = book("in the village");
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> cancel(saga(town), booked));
        assertThat(problem.code()).isEqualTo(ProblemCode.CITY_NOT_SERVED);
        assertThat(problem.detail()).contains("village", "settings");
        assertThat(new RiderTrips(journal).listTrips(riderId)).hasSize(1);
        assertThat(village.ledger.trips).hasSize(1);
    }

    @Test
    void trips_of_a_gateway_that_knew_one_city_go_to_the_first() throws SQLException {
        village.faults.plan(5, Fault.REQUEST_LOST);
        assertThatThrownBy(() -> book("in the village")).isInstanceOf(ApiProblem.class);
        journal.keepCheckpoint("village", new Checkpoint(9, "tx"));
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE trip SET city = ''");
            statement.execute("UPDATE ledger_checkpoint SET city = ''");
        }
        journal.adopt("village");
        journal.adopt("town");
        assertThat(journal.listUnfinished("village", 10)).hasSize(1);
        assertThat(journal.findCheckpoint("village")).contains(new Checkpoint(9, "tx"));
        assertThat(journal.findCheckpoint("town")).isEmpty();
    }
}
