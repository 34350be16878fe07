package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.Account;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.TripChange;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.Money;
import org.junit.jupiter.api.Test;

/** A booked trip's later life: taken back, ridden, paid, erased. */
class AfterBookingTest {
    private static final DataSource DATABASE = Workshop.database();

    private final Workshop workshop = new Workshop(DATABASE, Runnable::run, 5000);

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

    @Test
    void a_trip_of_somebody_else_is_not_found() {
        String tripId = workshop.book("key").intent().tripId();
        Workshop other = new Workshop(DATABASE, Runnable::run, 5000);
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> other.cancel(tripId, 0));
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND);
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
}
