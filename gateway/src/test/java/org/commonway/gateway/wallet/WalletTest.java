package org.commonway.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.store.JdbcAccountBook;
import org.commonway.gateway.store.JdbcRiderRegister;
import org.commonway.gateway.store.Schema;
import org.commonway.rules.money.Money;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest {
    private static final Instant NOW = Instant.parse("2026-05-14T08:00:00Z");

    private final DataSource database = database();
    private final JdbcRiderRegister register = new JdbcRiderRegister(database);
    private final Wallet wallet = new Wallet(new JdbcAccountBook(database), euro(5000), () -> NOW);
    private final String rider = newRider();

    private static DataSource database() {
        DataSource database = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        Schema.migrate(database);
        return database;
    }

    private static Money euro(long cents) {
        return Money.of(cents, "EUR");
    }

    private String newRider() {
        String id = UUID.randomUUID().toString();
        register.add(id, id, NOW);
        wallet.open(id);
        return id;
    }

    private long available() {
        return wallet.getBalance(rider).available().minorUnits();
    }

    private long reserved() {
        return wallet.getBalance(rider).reserved().minorUnits();
    }

    private long sumOfAllPostings() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(SUM(minor_units), 0) FROM posting")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void the_opening_balance_is_credited_once() {
        wallet.open(rider);
        assertThat(available()).isEqualTo(5000);
    }

    @Test
    void money_is_set_aside_then_paid_leg_by_leg_then_given_back_each_once() {
        wallet.reserve(rider, "trip", euro(700));
        wallet.reserve(rider, "trip", euro(700));
        assertThat(available()).isEqualTo(4300);
        assertThat(reserved()).isEqualTo(700);
        wallet.settle(rider, "trip", euro(300), euro(150));
        wallet.settle(rider, "trip", euro(300), euro(150));
        assertThat(available()).as("of 4.00 that is over, 1.50 was charged").isEqualTo(4550);
        assertThat(reserved()).isEqualTo(300);
        wallet.settle(rider, "trip", euro(0), euro(450));
        assertThat(available()).isEqualTo(4550);
        assertThat(reserved()).isZero();
        wallet.settle(rider, "trip", euro(0), euro(-100));
        wallet.settle(rider, "trip", euro(0), euro(-100));
        assertThat(available()).as("all was given back, and 1.00 on top").isEqualTo(5100);
    }

    @Test
    void nothing_is_taken_beyond_what_was_set_aside() {
        wallet.reserve(rider, "trip", euro(700));
        assertThatThrownBy(() -> wallet.settle(rider, "trip", euro(0), euro(701)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wallet.settle(rider, "trip", euro(701), euro(0)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(available()).isEqualTo(4300);
        assertThat(reserved()).isEqualTo(700);
    }

    @Test
    void what_was_voided_cannot_be_paid_or_set_aside_again() {
        wallet.reserve(rider, "trip", euro(700));
        wallet.voidReservation(rider, "trip");
        wallet.voidReservation(rider, "trip");
        assertThat(available()).isEqualTo(5000);
        assertThatThrownBy(() -> wallet.settle(rider, "trip", euro(0), euro(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wallet.reserve(rider, "trip", euro(700))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void voiding_what_was_never_set_aside_does_nothing() {
        wallet.voidReservation(rider, "trip");
        assertThat(available()).isEqualTo(5000);
    }

    @Test
    void too_little_money_is_refused_with_both_amounts() {
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> wallet.reserve(rider, "trip", euro(5001)));
        assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_FUNDS);
        assertThat(problem.detail()).contains("50.01 EUR", "50.00 EUR");
    }

    @Test
    void another_currency_is_refused() {
        ApiProblem problem =
                catchThrowableOfType(ApiProblem.class, () -> wallet.reserve(rider, "trip", Money.of(1, "USD")));
        assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_FUNDS);
    }

    @Test
    void a_sum_beyond_a_long_is_an_error_and_not_a_small_number() {
        Wallet rich = new Wallet(new JdbcAccountBook(database), euro(Long.MAX_VALUE), () -> NOW);
        String id = UUID.randomUUID().toString();
        register.add(id, id, NOW);
        rich.open(id);
        assertThat(rich.getBalance(id).available().minorUnits()).isEqualTo(Long.MAX_VALUE);
        new JdbcAccountBook(database).alone(id, page -> {
            page.enter(new Transfer(
                    new Transfer.Id("gift", 1),
                    Step.OPEN,
                    Account.OPENING_BALANCES,
                    Account.availableTo(id),
                    euro(1),
                    NOW));
            return true;
        });
        assertThatThrownBy(() -> rich.getBalance(id)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_is_asked_in_whatever_order_no_money_appears_or_vanishes(long seed) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String trip = "trip" + random.nextInt(8);
            long cents = random.nextInt(3000);
            int what = random.nextInt(4);
            try {
                ask(rider, trip, cents, what);
            } catch (ApiProblem | IllegalStateException refused) {
                assertThat(refused).as("seed " + seed).hasMessageNotContaining("null");
            }
            assertThat(available()).as("seed " + seed).isNotNegative();
            assertThat(reserved()).as("seed " + seed).isNotNegative();
            assertThat(available() + reserved()).as("seed " + seed).isLessThanOrEqualTo(5000);
        }
        assertThat(sumOfAllPostings()).as("seed " + seed).isZero();
    }

    private void ask(String who, String trip, long cents, int what) {
        switch (what) {
            case 0 -> wallet.reserve(who, trip, euro(cents));
            case 1 -> wallet.settle(who, trip, euro(cents / 2), euro(cents / 3));
            case 2 -> wallet.voidReservation(who, trip);
            default -> wallet.settle(who, trip, euro(0), euro(cents / 4));
        }
    }

    @Test
    void a_hundred_reservations_at_once_never_spend_more_than_there_is() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String trip = "parallel" + i;
            Callable<Boolean> reserve = () -> {
                try {
                    wallet.reserve(rider, trip, euro(150));
                    return true;
                } catch (ApiProblem insufficient) {
                    return false;
                }
            };
            answers.add(threads.submit(reserve));
        }
        int reservations = 0;
        for (Future<Boolean> answer : answers) {
            reservations += answer.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(reservations).isEqualTo(33);
        assertThat(available()).isEqualTo(50);
        assertThat(reserved()).isEqualTo(4950);
    }

    @Test
    void a_token_is_known_again_and_only_its_hash_is_kept() throws SQLException {
        Riders riders = new Riders(register, wallet, new Random(1), () -> NOW);
        SignedUp signedUp = riders.signUp();
        assertThat(riders.getRiderId(signedUp.token())).isEqualTo(signedUp.riderId());
        assertThat(wallet.getBalance(signedUp.riderId()).available()).isEqualTo(euro(5000));
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> riders.getRiderId(signedUp.token() + "x"));
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_SIGNED_IN);
        assertThat(register.findByTokenHash(signedUp.token())).isEmpty();
    }
}
