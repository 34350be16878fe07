package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.commonway.gateway.booking.FakeNodes.Status;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.Account;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.TripChange;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.TimeWindow;
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

    private void assertNothingHeldOrPaid() {
        assertThat(workshop.nodes.holds.values()).allMatch(status -> status == Status.RELEASED);
        assertThat(workshop.available()).isEqualTo(5000);
        assertThat(workshop.reserved()).isZero();
        assertThat(workshop.ledger.trips).isEmpty();
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
        assertNothingHeldOrPaid();
    }

    @Test
    void a_node_that_signs_another_price_is_refused_with_both_prices() {
        workshop.nodes.signs = hold -> hold.getOperatorId().equals("bikes")
                ? hold.toBuilder()
                        .setPrice(Money.newBuilder().setMinorUnits(125).setCurrency("EUR"))
                        .build()
                : hold;
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.PRICE_CHANGED);
        assertThat(problem.detail()).contains("1.25 EUR", "1.20 EUR", "bikes");
        assertNothingHeldOrPaid();
    }

    @Test
    void a_hold_for_something_else_is_refused() {
        List<UnaryOperator<org.commonway.proto.hold.v1.Hold>> lies = List.of(
                hold -> hold.toBuilder().setTripId("other").build(),
                hold -> hold.toBuilder().setHoldId("other").build(),
                hold -> hold.toBuilder().setOperatorId("other").build(),
                hold -> hold.toBuilder().setMode(Mode.MODE_CAR).build(),
                hold -> hold.toBuilder()
                        .setLegCommitment(ByteString.copyFrom(new byte[32]))
                        .build(),
                hold -> hold.toBuilder()
                        .setWindow(hold.getWindow().toBuilder().clearEnd())
                        .build(),
                hold -> hold.toBuilder()
                        .setClaim(Claim.newBuilder().setAssetId("a").setWindow(TimeWindow.getDefaultInstance()))
                        .build(),
                hold -> hold.toBuilder().setLeg(LegTerms.getDefaultInstance()).build());
        for (int i = 0; i < lies.size(); i++) {
            String key = "key" + i;
            var lie = lies.get(i);
            workshop.nodes.signs = hold -> hold.getOperatorId().equals("metro") ? lie.apply(hold) : hold;
            ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> workshop.book(key));
            assertThat(problem.code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
            assertThat(problem.detail()).contains("metro");
            assertNothingHeldOrPaid();
        }
    }

    @Test
    void a_leg_that_is_not_what_was_asked_or_not_what_was_committed_to_is_refused() {
        workshop.nodes.legs = leg -> leg.toBuilder().setServiceRef("other").build();
        assertThat(refusal().code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
        workshop.nodes.legs = UnaryOperator.identity();
        List<UnaryOperator<LegOpening>> lies = List.of(
                opening -> LegOpening.getDefaultInstance(),
                opening -> opening.toBuilder()
                        .setLeg(LegTerms.getDefaultInstance().toByteString())
                        .build(),
                opening -> opening.toBuilder()
                        .setSalt(ByteString.copyFromUtf8("short"))
                        .build());
        for (int i = 0; i < lies.size(); i++) {
            workshop.nodes.opens = lies.get(i);
            String key = "lie" + i;
            ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> workshop.book(key));
            assertThat(problem.detail()).contains("commits to another leg");
        }
        assertNothingHeldOrPaid();
    }

    @Test
    void a_hold_that_is_over_is_refused() {
        workshop.nodes.signs = hold -> hold.toBuilder()
                .setExpiresAt(Moment.newBuilder().setEpochMillis(Trips.NOW.toEpochMilli()))
                .build();
        assertThat(refusal().code()).isEqualTo(ProblemCode.OFFER_EXPIRED);
        assertNothingHeldOrPaid();
    }

    @Test
    void an_empty_wallet_is_told_both_amounts() {
        workshop.plans.put("plan", Trips.draft("plan", Trips.bike(5001)));
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_FUNDS);
        assertThat(problem.detail()).contains("50.01 EUR", "50.00 EUR");
        assertNothingHeldOrPaid();
    }

    @Test
    void a_ledger_that_refuses_leaves_nothing() {
        workshop.faults.plan(6, Fault.REFUSED);
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.LEG_TAKEN);
        assertThat(problem.detail()).contains("ASSET_TAKEN");
        assertNothingHeldOrPaid();
    }

    @Test
    void a_ledger_that_is_down_before_the_booking_leaves_nothing_and_says_so() {
        workshop.faults.plan(6, Fault.REQUEST_LOST);
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.LEDGER_DOWN);
        assertThat(problem.detail()).contains("nothing was booked or paid");
        assertNothingHeldOrPaid();
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

        assertThat(workshop.recovery.run()).isZero();
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
    void a_trip_taken_back_at_once_costs_nothing_and_a_second_time_says_the_same() {
        String tripId = workshop.book("key").intent().tripId();
        Cancellation quote = workshop.quote(tripId);
        assertThat(quote.way()).isEqualTo(Cancellation.Way.ROLLBACK);
        assertThat(quote.fee()).isEqualTo(Trips.euro(0));
        assertThat(quote.until()).contains(Trips.NOW.plusSeconds(120));

        Booking first = workshop.cancel(tripId, 0);
        Booking second = workshop.cancel(tripId, 0);
        assertThat(first.state()).isInstanceOf(TripState.Cancelled.class);
        assertThat(first.onLedger().orElseThrow().getStatus()).isEqualTo(TripStatus.TRIP_STATUS_ROLLBACK);
        assertThat(second).isEqualTo(first);
        assertThat(workshop.available()).isEqualTo(5000);
        assertThat(workshop.reserved()).isZero();
    }

    @Test
    void cancelling_later_costs_what_the_rider_was_told_and_what_the_ledger_says() {
        String tripId = workshop.book("key").intent().tripId();
        workshop.now = Trips.DEPARTURE.minusSeconds(1_800);
        long fares = workshop.balance(Account.FARES);
        workshop.ledger.feeBps = 5_000;
        Cancellation quote = workshop.quote(tripId);
        assertThat(quote.way()).isEqualTo(Cancellation.Way.CANCEL);
        assertThat(quote.fee()).isEqualTo(Trips.euro(75 + 60 + 215));
        assertThat(quote.giveBack()).isEqualTo(Trips.euro(350));
        assertThat(quote.until()).contains(Trips.DEPARTURE);

        ApiProblem tooDear = catchThrowableOfType(ApiProblem.class, () -> workshop.cancel(tripId, 349));
        assertThat(tooDear.code()).isEqualTo(ProblemCode.FEE_NOT_AGREED);
        assertThat(tooDear.detail()).contains("3.50 EUR", "feeAtMost=350");
        assertThat(workshop.ledger.trips.get(tripId).getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CONFIRMED);

        workshop.cancel(tripId, 350);
        assertThat(workshop.available()).isEqualTo(5000 - 350);
        assertThat(workshop.reserved()).isZero();
        assertThat(workshop.balance(Account.FARES) - fares).isEqualTo(350);
    }

    @Test
    void a_trip_that_started_on_the_way_cannot_be_cancelled_any_more() {
        String tripId = workshop.book("key").intent().tripId();
        for (int leg = 0; leg < 3; leg++) {
            workshop.ledger.ride(tripId, leg, step -> step.setStatus(LegStatus.LEG_STATUS_IN_USE));
        }
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> workshop.cancel(tripId, 700));
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_CANCELLABLE);
    }

    @Test
    void while_one_leg_is_ridden_another_one_can_still_be_taken_back() {
        String tripId = workshop.book("key").intent().tripId();
        workshop.ledger.ride(tripId, 0, leg -> leg.setStatus(LegStatus.LEG_STATUS_IN_USE));
        workshop.ledger.under(tripId, TripStatus.TRIP_STATUS_STARTED);
        ApiProblem whole = catchThrowableOfType(ApiProblem.class, () -> workshop.cancel(tripId, 700));
        assertThat(whole.code()).isEqualTo(ProblemCode.NOT_CANCELLABLE);

        workshop.ledger.feeBps = 5_000;
        Booking after = workshop.cancelTrip.cancel(workshop.riderId, tripId, OptionalInt.of(2), 215);
        assertThat(after.state()).isInstanceOf(TripState.Confirmed.class);
        assertThat(after.onLedger().orElseThrow().getLegs(2).getStatus()).isEqualTo(LegStatus.LEG_STATUS_CANCELLED);
        assertThat(workshop.reserved()).isEqualTo(150 + 120);
        assertThat(workshop.available()).isEqualTo(5000 - 150 - 120 - 215);
        assertThat(workshop.cancelTrip.cancel(workshop.riderId, tripId, OptionalInt.of(2), 0))
                .isEqualTo(after);
    }

    @Test
    void legs_are_charged_as_they_end_and_the_rest_is_given_back_to_the_cent() {
        String tripId = workshop.book("key").intent().tripId();
        tell(tripId, 0, leg -> leg.setStatus(LegStatus.LEG_STATUS_ENDED).setCharged(cents(150)));
        assertThat(workshop.available()).isEqualTo(4300);
        assertThat(workshop.reserved()).isEqualTo(550);
        tell(tripId, 1, leg -> leg.setStatus(LegStatus.LEG_STATUS_ENDED).setCharged(cents(85)));
        assertThat(workshop.available()).as("0.35 under the cap").isEqualTo(4335);
        assertThat(workshop.reserved()).isEqualTo(430);
        tell(tripId, 2, leg -> leg.setStatus(LegStatus.LEG_STATUS_CANCELLED).setCompensated(cents(86)));
        assertThat(workshop.available()).isEqualTo(4335 + 430 + 86);
        assertThat(workshop.reserved()).isZero();
        tell(tripId, 0, leg -> leg.setRefunded(cents(50)));
        assertThat(workshop.available()).isEqualTo(5000 - 150 - 85 + 86 + 50);
        assertThat(workshop.plainJournal.find(tripId).orElseThrow().isOver()).isTrue();
    }

    @Test
    void news_that_came_while_the_ledger_was_down_are_read_later() {
        String tripId = workshop.book("key").intent().tripId();
        workshop.faults.plan(workshop.faults.count() + 1, Fault.REQUEST_LOST);
        tell(tripId, 0, leg -> leg.setStatus(LegStatus.LEG_STATUS_ENDED).setCharged(cents(150)));
        assertThat(workshop.reserved()).isEqualTo(700);
        assertThat(workshop.recovery.run()).isZero();
        assertThat(workshop.reserved()).isEqualTo(550);
        assertThat(workshop.plainJournal.isStale(tripId)).isFalse();
    }

    @Test
    void where_a_trip_went_can_be_erased_once_it_is_over() {
        String tripId = workshop.book("key").intent().tripId();
        ApiProblem tooSoon =
                catchThrowableOfType(ApiProblem.class, () -> workshop.eraseTrip.erase(workshop.riderId, tripId));
        assertThat(tooSoon.code()).isEqualTo(ProblemCode.TRIP_NOT_OVER);

        workshop.cancel(tripId, 0);
        workshop.eraseTrip.erase(workshop.riderId, tripId);
        Booking erased = workshop.eraseTrip.erase(workshop.riderId, tripId);
        assertThat(workshop.nodes.holds).isEmpty();
        assertThat(erased.intent().draft().legsJson()).isEqualTo("[]");
        assertThat(erased.intent().draft().legs())
                .allMatch(leg -> leg.request().equals(LegRequest.getDefaultInstance()));
        assertThat(erased.state())
                .isInstanceOfSatisfying(
                        TripState.Cancelled.class,
                        cancelled -> assertThat(
                                        cancelled.booking().booking().holds().openings())
                                .isEmpty());
    }

    private void tell(String tripId, int leg, UnaryOperator<Leg.Builder> step) {
        workshop.ledger.ride(tripId, leg, step);
        TripEvent event = TripEvent.newBuilder().setTripId(tripId).build();
        TripEvent stranger = TripEvent.newBuilder().setTripId("stranger").build();
        Checkpoint checkpoint = new Checkpoint(workshop.ledger.trips.get(tripId).getEntries(), "tx");
        workshop.follower.accept(new TripChange(List.of(stranger, event), checkpoint));
        assertThat(workshop.follower.findCheckpoint()).contains(checkpoint);
    }

    private static Money cents(long cents) {
        return Money.newBuilder().setMinorUnits(cents).setCurrency("EUR").build();
    }

    @Test
    void a_trip_of_somebody_else_is_not_found() {
        String tripId = workshop.book("key").intent().tripId();
        Workshop other = new Workshop(DATABASE, Runnable::run, 5000);
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> other.cancel(tripId, 0));
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void an_option_that_is_walked_has_nothing_to_book() {
        workshop.plans.put("plan", new TripDraft("plan", "1", List.of(), Trips.euro(0), "[]"));
        assertThat(refusal().code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }
}
