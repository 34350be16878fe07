package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.sql.DataSource;
import org.commonway.gateway.booking.FakeNodes.Status;
import org.commonway.gateway.booking.Faults.GatewayDied;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.proto.ledger.v1.TripStatus;
import org.junit.jupiter.api.Test;

/**
 * Every call that a booking (and its recovery) makes, times every way in which it can fail, alone and in ordered pairs:
 * afterwards the trip is booked and paid once, or nothing is held, reserved or paid.
 */
class CrashMatrixTest {
    private static final long OPENING = 5000;
    private static final long FARE = 700;
    private static final int ROUNDS_MAX = 10;
    private static final DataSource DATABASE = Workshop.database();

    private int booked;
    private int released;

    @Test
    void a_booking_without_faults_takes_its_steps_in_order() {
        Workshop workshop = workshop();
        workshop.book("key");
        assertThat(workshop.faults.steps())
                .containsExactly(
                        "begin",
                        "hold metro",
                        "hold bikes",
                        "hold shuttle",
                        "wallet",
                        "prepare",
                        "append Signed",
                        "submit",
                        "append Confirmed",
                        "confirm metro",
                        "confirm bikes",
                        "confirm shuttle");
    }

    @Test
    void after_any_single_fault_a_trip_is_booked_whole_or_not_at_all() {
        Faults plain = faultsOf(workshop());
        for (int step = 1; step <= plain.count(); step++) {
            for (Fault fault : plain.possibleAt(step)) {
                Workshop workshop = workshop();
                workshop.faults.plan(step, fault);
                runAndCheck(workshop, step + " " + fault);
            }
        }
        // Refused in its block counts among the booked: the transaction is made once more.
        assertThat(booked).isEqualTo(20);
        assertThat(released).isEqualTo(25);
    }

    @Test
    void after_any_two_faults_a_trip_is_booked_whole_or_not_at_all() {
        Faults plain = faultsOf(workshop());
        for (int first = 1; first <= plain.count(); first++) {
            for (Fault fault : plain.possibleAt(first)) {
                Workshop once = workshop();
                once.faults.plan(first, fault);
                Faults afterOne = faultsOf(once);
                for (int second = first + 1; second <= afterOne.count(); second++) {
                    for (Fault then : afterOne.possibleAt(second)) {
                        Workshop twice = workshop();
                        twice.faults.plan(first, fault);
                        twice.faults.plan(second, then);
                        runAndCheck(twice, first + " " + fault + ", " + second + " " + then);
                    }
                }
            }
        }
        assertThat(booked + released).isGreaterThan(500);
        assertThat(booked).isPositive();
        assertThat(released).isPositive();
    }

    @Test
    void after_any_single_fault_a_trip_is_rolled_back_for_nothing_or_stays_booked() {
        afterAnySingleFault("prepare rollback", 0, 0, TripStatus.TRIP_STATUS_ROLLBACK);
    }

    @Test
    void after_any_single_fault_a_trip_is_cancelled_for_its_fee_or_stays_booked() {
        afterAnySingleFault("prepare cancellation", 300, 70, TripStatus.TRIP_STATUS_CANCELLED);
    }

    private void afterAnySingleFault(String preparation, int later, long fee, TripStatus takenBack) {
        Workshop plain = workshop();
        String tripId = plain.book("key").intent().tripId();
        int before = plain.faults.count();
        takeBack(plain, tripId, later, fee);
        assertThat(plain.faults.steps().subList(before, plain.faults.count()))
                .containsExactly(
                        "find trip",
                        "wallet",
                        "learn",
                        preparation,
                        "append Cancelling",
                        "submit",
                        "find trip",
                        "wallet",
                        "learn",
                        "append Cancelled");
        for (int step = before + 1; step <= plain.faults.count(); step++) {
            for (Fault fault : plain.faults.possibleAt(step)) {
                Workshop workshop = workshop();
                workshop.faults.plan(step, fault);
                Booking booking = workshop.book("key");
                attempt(() -> takeBack(workshop, booking.intent().tripId(), later, fee));
                recover(workshop);
                checkTakenBack(workshop, booking, new Outcome(takenBack, fee, step + " " + fault));
            }
        }
    }

    private static void takeBack(Workshop workshop, String tripId, int secondsLater, long fee) {
        workshop.now = Trips.NOW.plusSeconds(secondsLater);
        workshop.ledger.feeBps = (int) (fee * 10_000 / FARE);
        workshop.cancel(tripId, fee);
    }

    private record Outcome(TripStatus takenBack, long fee, String which) {}

    private static void checkTakenBack(Workshop workshop, Booking booking, Outcome outcome) {
        String which = outcome.which();
        String tripId = booking.intent().tripId();
        Booking end = workshop.plainJournal.find(tripId).orElseThrow();
        boolean over = end.state() instanceof TripState.Cancelled;
        assertThat(over || end.state() instanceof TripState.Confirmed).as(which).isTrue();
        assertThat(workshop.ledger.trips.get(tripId).getStatus())
                .as(which)
                .isEqualTo(over ? outcome.takenBack() : TripStatus.TRIP_STATUS_CONFIRMED);
        assertThat(workshop.available()).as(which).isEqualTo(OPENING - (over ? outcome.fee() : FARE));
        assertThat(workshop.reserved()).as(which).isEqualTo(over ? 0 : FARE);
    }

    private static Workshop workshop() {
        return new Workshop(DATABASE, Runnable::run, OPENING);
    }

    private static Faults faultsOf(Workshop workshop) {
        run(workshop);
        return workshop.faults;
    }

    private static void run(Workshop workshop) {
        attempt(() -> workshop.book("key"));
        recover(workshop);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (GatewayDied | ApiProblem expected) {
            // the rider sees no answer, or a problem; what counts is what stands afterwards
        }
    }

    /** Starts the gateway again and lets it recover, until nothing is unfinished. */
    private static void recover(Workshop workshop) {
        int deaths = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            workshop.start();
            try {
                if (workshop.recovery.run() == 0) {
                    return;
                }
            } catch (GatewayDied again) {
                deaths++;
            }
        }
        throw new AssertionError("not recovered after " + ROUNDS_MAX + " rounds and " + deaths + " deaths");
    }

    private void runAndCheck(Workshop workshop, String which) {
        run(workshop);
        Optional<Booking> end = workshop.plainJournal.findByKey(workshop.riderId, new IdempotencyKey("key"));
        boolean whole = end.isPresent() && end.get().state() instanceof TripState.Confirmed;
        assertThat(whole || end.isEmpty() || end.get().state() instanceof TripState.Released)
                .as(which)
                .isTrue();
        assertThat(workshop.ledger.trips).as(which).hasSize(whole ? 1 : 0);
        assertThat(workshop.available()).as(which).isEqualTo(whole ? OPENING - FARE : OPENING);
        assertThat(workshop.reserved()).as(which).isEqualTo(whole ? FARE : 0);
        if (whole) {
            assertThat(workshop.nodes.holds).as(which).hasSize(3).doesNotContainValue(Status.RELEASED);
            assertThat(workshop.book("key").intent())
                    .as(which)
                    .isEqualTo(end.get().intent());
            booked++;
        } else {
            assertThat(workshop.nodes.holds.values()).as(which).allMatch(status -> status == Status.RELEASED);
            released++;
        }
        assertThat(workshop.ledger.commits).as(which).hasSize(whole ? 1 : 0);
    }
}
