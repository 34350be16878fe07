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
                        "wallet",
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
        assertThat(booked).isEqualTo(21);
        assertThat(released).isEqualTo(26);
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
    void after_any_single_fault_a_cancelled_trip_is_paid_back_once_or_stays_booked() {
        Workshop plain = workshop();
        String tripId = plain.book("key").intent().tripId();
        int before = plain.faults.count();
        plain.cancelTrip.cancel(plain.riderId, tripId);
        assertThat(plain.faults.steps().subList(before, plain.faults.count()))
                .containsExactly("prepare cancellation", "append Cancelling", "submit", "wallet", "append Cancelled");
        for (int step = before + 1; step <= plain.faults.count(); step++) {
            for (Fault fault : plain.faults.possibleAt(step)) {
                Workshop workshop = workshop();
                workshop.faults.plan(step, fault);
                Booking booking = workshop.book("key");
                attempt(() -> workshop.cancelTrip.cancel(
                        workshop.riderId, booking.intent().tripId()));
                recover(workshop);
                checkCancellation(workshop, booking, step + " " + fault);
            }
        }
    }

    private static void checkCancellation(Workshop workshop, Booking booking, String which) {
        String tripId = booking.intent().tripId();
        Booking end = workshop.plainJournal.find(tripId).orElseThrow();
        boolean cancelled = end.state() instanceof TripState.Cancelled;
        assertThat(cancelled || end.state() instanceof TripState.Confirmed)
                .as(which)
                .isTrue();
        assertThat(workshop.ledger.trips.get(tripId).getStatus())
                .as(which)
                .isEqualTo(cancelled ? TripStatus.TRIP_STATUS_CANCELLED : TripStatus.TRIP_STATUS_CONFIRMED);
        assertThat(workshop.available()).as(which).isEqualTo(cancelled ? OPENING : OPENING - FARE);
        assertThat(workshop.reserved()).as(which).isZero();
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
        assertThat(workshop.reserved()).as(which).isZero();
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
