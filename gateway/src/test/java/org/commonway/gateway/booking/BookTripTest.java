package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.commonway.gateway.booking.FakeNodes.Status;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BookTripTest {
    private static final DataSource DATABASE = Workshop.database();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private final Workshop workshop = new Workshop(DATABASE, Runnable::run, 5000);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private ApiProblem refusal() {
        return catchThrowableOfType(ApiProblem.class, () -> workshop.book("key"));
    }

    @Test
    void a_booked_trip_is_confirmed_everywhere_and_paid() {
        Booking booking = workshop.book("key");
        assertThat(booking.state()).isInstanceOf(TripState.Confirmed.class);
        assertThat(workshop.nodes.census()).isEqualTo(Map.of(Status.CONFIRMED, 3L));
        assertThat(workshop.available()).isEqualTo(4300);
        assertThat(workshop.ledger.trips).containsOnlyKeys(booking.intent().tripId());
        assertThat(workshop.plainJournal.find(booking.intent().tripId())).contains(booking);
    }

    @Test
    void fifty_equal_requests_at_once_book_one_trip() throws Exception {
        Workshop busy = new Workshop(DATABASE, THREADS, 5000);
        CountDownLatch start = new CountDownLatch(1);
        Callable<String> request = () -> {
            start.await();
            return busy.book("same").intent().tripId();
        };
        List<Future<String>> answers =
                IntStream.range(0, 50).mapToObj(i -> THREADS.submit(request)).toList();
        start.countDown();
        String first = answers.get(0).get();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(busy.ledger.trips).containsOnlyKeys(first);
        assertThat(busy.nodes.holds).hasSize(3);
        assertThat(busy.available()).isEqualTo(4300);
    }

    @Test
    void requests_without_a_key_are_each_a_trip() {
        workshop.bookTrip.book(workshop.riderId, Optional.empty(), "plan", "1");
        workshop.bookTrip.book(workshop.riderId, Optional.empty(), "plan", "1");
        assertThat(workshop.ledger.trips).hasSize(2);
        assertThat(workshop.available()).isEqualTo(3600);
    }

    @Test
    void a_key_used_for_another_option_is_a_mismatch() {
        workshop.book("key");
        ApiProblem problem = catchThrowableOfType(
                ApiProblem.class,
                () -> workshop.bookTrip.book(workshop.riderId, Optional.of(new IdempotencyKey("key")), "plan", "2"));
        assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_MISMATCH);
    }

    @Test
    void the_same_key_is_answered_after_the_plan_has_expired_too() {
        Booking booking = workshop.book("key");
        workshop.plans.clear();
        assertThat(workshop.book("key")).isEqualTo(booking);
    }

    @Test
    void a_refused_booking_is_refused_the_same_way_again() {
        workshop.faults.plan(3, Fault.REFUSED);
        ApiProblem first = refusal();
        ApiProblem second = refusal();
        assertThat(first.code()).isEqualTo(ProblemCode.LEG_TAKEN);
        assertThat(second).hasMessage(first.getMessage());
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void an_empty_wallet_is_told_both_amounts() {
        workshop.plans.put("plan", Trips.draft("plan", Trips.bike(5001)));
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_FUNDS);
        assertThat(problem.detail()).contains("50.01 EUR", "50.00 EUR");
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void a_ledger_that_refuses_leaves_nothing() {
        workshop.faults.plan(6, Fault.REFUSED);
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.LEG_TAKEN);
        assertThat(problem.detail()).contains("ASSET_TAKEN");
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void a_ledger_that_is_down_before_the_booking_leaves_nothing_and_says_so() {
        workshop.faults.plan(6, Fault.REQUEST_LOST);
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.LEDGER_DOWN);
        assertThat(problem.detail()).contains("nothing was booked or paid");
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void an_unknown_outcome_is_said_to_be_unknown_and_recovery_finds_it_out() {
        workshop.faults.plan(8, Fault.ANSWER_LOST);
        ApiProblem problem = refusal();
        Booking pending = workshop.plainJournal
                .findByKey(workshop.riderId, new IdempotencyKey("key"))
                .orElseThrow();
        String tripId = pending.intent().tripId();
        assertThat(problem.code()).isEqualTo(ProblemCode.LEDGER_DOWN);
        assertThat(problem.detail()).contains("not known yet", "nobody pays twice", "GET /api/trips/" + tripId);
        assertThat(pending.state()).isInstanceOf(TripState.Signed.class);
        assertThat(workshop.available()).isEqualTo(4300);
        assertThat(workshop.reserved()).isEqualTo(700);
        assertThat(workshop.nodes.census()).isEqualTo(Map.of(Status.HELD, 3L));
        String city = pending.intent().draft().city();
        assertThat(workshop.plainJournal.countPending(city)).isEqualTo(1);
        assertThat(workshop.plainJournal.countPending("another city")).isZero();

        assertThat(workshop.recovery.run()).isZero();
        assertThat(workshop.plainJournal.countPending(city)).isZero();
        assertThat(workshop.book("key").state()).isInstanceOf(TripState.Confirmed.class);
        assertThat(workshop.reserved()).isEqualTo(700);
        assertThat(workshop.available()).isEqualTo(4300);
    }

    @Test
    void a_release_that_no_node_acknowledges_is_given_up_when_every_hold_has_expired() {
        workshop.faults.plan(3, Fault.REFUSED);
        IntStream.of(7, 8, 9, 11, 12, 13, 15, 16, 17)
                .forEach(release -> workshop.faults.plan(release, Fault.REQUEST_LOST));
        assertThat(refusal().code()).isEqualTo(ProblemCode.LEG_TAKEN);
        assertThat(workshop.available()).isEqualTo(5000);
        assertThat(workshop.recovery.run()).isEqualTo(1);
        workshop.now = workshop.now.plusSeconds(3601);
        assertThat(workshop.recovery.run()).isZero();
    }

    @Test
    void a_free_transfer_names_the_hold_that_paid() {
        workshop.plans.put(
                "plan",
                Trips.draft(
                        "plan", Trips.metro("m1", 150), Trips.bike(120), Trips.metro("m2", 0), Trips.metro("m3", 0)));
        workshop.book("key");
        Map<String, CreateHoldRequest> asked = workshop.nodes.requests.stream()
                .filter(request -> request.getLeg().hasTimetable())
                .collect(java.util.stream.Collectors.toMap(
                        request -> request.getLeg().getTimetable().getGtfsTripId(), request -> request));
        String paid = asked.get("m1").getHoldId();
        assertThat(asked.get("m1").getLeg().getTimetable().getTransferFromHoldId())
                .isEmpty();
        assertThat(asked.get("m2").getLeg().getTimetable().getTransferFromHoldId())
                .isEqualTo(paid);
        assertThat(asked.get("m3").getLeg().getTimetable().getTransferFromHoldId())
                .isEqualTo(paid);
        assertThat(asked.get("m2").getExpectedPrice().getMinorUnits()).isZero();
    }

    @Test
    void a_leg_on_which_the_rider_stays_on_board_names_the_leg_that_its_vehicle_comes_from() {
        workshop.plans.put(
                "plan",
                Trips.draft(
                        "plan",
                        Trips.metro("m1", 150),
                        Trips.onBoard(Trips.metro("m2", 0)),
                        Trips.onBoard(Trips.metro("m3", 0))));
        workshop.book("key");

        List<CreateHoldRequest> asked = List.copyOf(workshop.nodes.requests);
        assertThat(asked)
                .extracting(request -> request.getLeg().getTimetable().getStayOnBoard())
                .containsExactly(false, true, true);
        assertThat(asked)
                .extracting(request -> request.getLeg().getTimetable().getTransferFromHoldId())
                .containsExactly("", asked.get(0).getHoldId(), asked.get(1).getHoldId());
    }

    @Test
    void a_node_that_answers_too_late_books_nothing_and_its_hold_is_let_go() throws Exception {
        Workshop slow = new Workshop(DATABASE, THREADS, 5000);
        CountDownLatch answer = new CountDownLatch(1);
        slow.nodes.signs = hold -> {
            if (hold.getOperatorId().equals("shuttle")) {
                awaitLatch(answer);
            }
            return hold;
        };
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> slow.book("key"));
        assertThat(problem.code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
        assertThat(problem.detail()).contains("shuttle");
        answer.countDown();
        assertThat(slow.available()).isEqualTo(5000);
        assertThat(slow.nodes.holds.values()).allMatch(status -> status == Status.RELEASED);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_option_that_is_walked_has_nothing_to_book() {
        workshop.plans.put("plan", new TripDraft(Trips.CITY, "plan", "1", List.of(), Trips.euro(0), "[]"));
        assertThat(refusal().code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }
}
