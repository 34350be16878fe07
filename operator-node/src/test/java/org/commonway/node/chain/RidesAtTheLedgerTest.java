package org.commonway.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.Rides;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.hold.RideReport;
import org.commonway.node.ride.RefusedReport;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.junit.jupiter.api.Test;

class RidesAtTheLedgerTest {
    private final MapStore store = new MapStore();
    private final SetClock clock = new SetClock();
    private final Holds holds = new Holds(store, clock, "b1", "b2");
    private final PretendedLedger ledger = new PretendedLedger();
    private final RideReporter reporter = new RideReporter(ledger, store, clock);
    private final Deadlines deadlines = new Deadlines(holds.book, Holds.SEAL, ledger, clock);

    @Test
    void reports_reach_the_ledger_once_and_in_order_however_often_it_is_down() {
        ride("h1", "b1");
        ledger.news.add(outage());
        ledger.news.add(outage());
        reporter.run();
        assertThat(ledger.steps()).isEmpty();
        reporter.run();
        reporter.run();
        reporter.run();

        assertThat(ledger.steps()).containsExactly("h1 RIDE_STEP_START", "h1 RIDE_STEP_END");
        assertThat(store.countWaiting()).isZero();
    }

    @Test
    void a_conflict_with_another_leg_of_the_trip_is_tried_again_and_holds_up_nobody_else() {
        ride("h1", "b1");
        ride("h2", "b2");
        ledger.news.add(new LedgerRefusal("MVCC_READ_CONFLICT", "Another transaction was faster."));
        reporter.run();
        assertThat(ledger.steps()).containsExactly("h2 RIDE_STEP_START", "h2 RIDE_STEP_END");
        reporter.run();

        assertThat(ledger.steps()).endsWith("h1 RIDE_STEP_START", "h1 RIDE_STEP_END");
    }

    @Test
    void what_the_ledger_refuses_for_good_is_kept_with_why() {
        ride("h1", "b1");
        ledger.news.add(new LedgerRefusal("TOO_LATE", "Too late."));
        reporter.run();

        assertThat(store.listRefused(10))
                .containsExactly(new RefusedReport(
                        new HoldIds("h1", "trip-of-h1", Holds.GATEWAY),
                        RideReport.Step.START,
                        new RefusedReport.Why("TOO_LATE", "Too late.", clock.now)));
        assertThat(ledger.steps()).containsExactly("h1 RIDE_STEP_END");
    }

    @Test
    void a_rider_who_does_not_come_is_reported_after_the_operators_time_and_the_vehicle_is_free() {
        clock.now = Holds.TODAY.start().minusSeconds(600);
        book("h1", "b1");
        clock.now = Holds.TODAY.start().plusSeconds(899);
        deadlines.run();
        assertThat(store.reports).isEmpty();

        clock.now = Holds.TODAY.start().plusSeconds(900);
        deadlines.run();
        deadlines.run();
        reporter.run();
        assertThat(ledger.steps()).containsExactly("h1 RIDE_STEP_NO_SHOW");
        assertThat(holds.offered()).contains("b1");
        assertThat(holds.book.find("h1").map(Hold::status)).contains(Hold.Status.CANCELLED);
    }

    @Test
    void a_journey_on_a_day_of_the_past_is_no_no_show_and_expires_a_report_time_after_its_hold() {
        book("h1", "b1");
        Instant booked = clock.now;
        deadlines.run();
        clock.now = booked.plusSeconds(3_600);
        deadlines.run();
        assertThat(store.reports).isEmpty();
        assertThat(ledger.expired).isEmpty();

        clock.now = booked.plusSeconds(86_400 + 121);
        deadlines.run();
        assertThat(ledger.expired).containsExactly("h1");
    }

    private void book(String holdId, String vehicleId) {
        holds.book.create(Holds.wish(holdId, Holds.GATEWAY, vehicleId));
        holds.book.booked(holdId, "tx");
    }

    private void ride(String holdId, String vehicleId) {
        book(holdId, vehicleId);
        holds.start(holdId);
        holds.end(holdId, Holds.RIVER);
    }

    private static LedgerOutage outage() {
        return new LedgerOutage(LedgerOutage.Step.COMMIT_STATUS, "No answer.", new IllegalStateException("cut"));
    }

    /** Takes reports, after the bad news that a test gave it. */
    private static final class PretendedLedger implements Rides {
        final List<RuntimeException> news = new ArrayList<>();
        final List<LegEventRequest> taken = new ArrayList<>();
        final List<String> expired = new ArrayList<>();

        List<String> steps() {
            return taken.stream()
                    .map(request -> Envelopes.read(request.getEvent(), RideEvent.getDefaultInstance()))
                    .map(event -> event.getHoldId() + " " + RideStep.forNumber(event.getStepValue()))
                    .toList();
        }

        @Override
        public Trip recordLegEvent(LegEventRequest request) {
            if (!news.isEmpty()) {
                throw news.remove(0);
            }
            taken.add(request);
            return Trip.getDefaultInstance();
        }

        @Override
        public Trip expireLeg(LegId leg) {
            expired.add(leg.getHoldId());
            return Trip.getDefaultInstance();
        }

        @Override
        public SignedTransaction prepareRefund(RepayRequest request) {
            return new SignedTransaction("", ByteString.EMPTY, ByteString.EMPTY);
        }

        @Override
        public SignedTransaction prepareCompensation(RepayRequest request) {
            return new SignedTransaction("", ByteString.EMPTY, ByteString.EMPTY);
        }

        @Override
        public Trip openDispute(OpenDisputeRequest request) {
            return Trip.getDefaultInstance();
        }

        @Override
        public Trip putEvidence(LegId leg, Evidence evidence) {
            return Trip.getDefaultInstance();
        }

        @Override
        public Trip ruleDispute(RuleDisputeRequest request) {
            return Trip.getDefaultInstance();
        }

        @Override
        public Optional<Evidence> findEvidence(LegId leg) {
            return Optional.empty();
        }

        @Override
        public Trip purgeEvidence(LegId leg) {
            return Trip.getDefaultInstance();
        }
    }
}
