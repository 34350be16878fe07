package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.LegCause;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.ride.v1.RideStep;
import org.junit.jupiter.api.Test;

class TripLifeTest {
    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void a_metered_leg_is_ridden_from_start_to_end() {
        SampleTrip trip = town.booked(town.trip().shuttleLeg());
        ledger.now = trip.start(0).minusSeconds(600);
        assertThat(step(trip, RideStep.RIDE_STEP_PREPARE)).isEqualTo(LegStatus.LEG_STATUS_PREPARING);
        assertThat(step(trip, RideStep.RIDE_STEP_READY)).isEqualTo(LegStatus.LEG_STATUS_READY_TO_USE);
        assertThat(step(trip, RideStep.RIDE_STEP_START)).isEqualTo(LegStatus.LEG_STATUS_IN_USE);
        assertThat(town.read(trip).getStatus()).isEqualTo(TripStatus.TRIP_STATUS_STARTED);
        assertThat(step(trip, RideStep.RIDE_STEP_PAUSE)).isEqualTo(LegStatus.LEG_STATUS_PAUSED);
        assertThat(step(trip, RideStep.RIDE_STEP_RESUME)).isEqualTo(LegStatus.LEG_STATUS_IN_USE);
        assertThat(step(trip, RideStep.RIDE_STEP_REPORT_ISSUE)).isEqualTo(LegStatus.LEG_STATUS_ISSUE_REPORTED);
        Trip ended = report(trip, 640);
        assertThat(ended.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_ENDED);
        assertThat(ended.getHoldsList()).isEmpty();
        assertThat(ended.getLegs(0).getCharged()).isEqualTo(SampleTrip.euro(640));
        assertThat(ended.getSplitsList().stream()
                        .mapToLong(split -> split.getAmount().getMinorUnits())
                        .sum())
                .isEqualTo(640);
        assertThat(ended.getEntries()).isEqualTo(2);
        assertThat(town.read(trip).toBuilder().clearHolds().build()).isEqualTo(ended);
    }

    @Test
    void nodes_hear_of_the_leg_that_changed() {
        SampleTrip trip = town.booked(town.threeLegs());
        ledger.now = trip.start(0);
        town.step(Town.METRO, trip, 0, RideStep.RIDE_STEP_START);
        assertThat(ledger.events.get(1).name()).isEqualTo("TripChanged");
        TripEvent event = MemoryLedger.parse(
                TripEvent.parser(), ledger.events.get(1).payload().toByteArray());
        assertThat(event.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_STARTED);
        assertThat(event.getLegsList()).hasSize(1);
        assertThat(event.getLegs(0).getStatus()).isEqualTo(LegStatus.LEG_STATUS_IN_USE);
    }

    @Test
    void a_step_told_twice_is_written_once() {
        SampleTrip trip = town.booked(town.trip().metroLeg());
        ledger.now = trip.start(0);
        Trip first = town.step(Town.METRO, trip, 0, RideStep.RIDE_STEP_START);
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        assertThat(town.step(Town.METRO, trip, 0, RideStep.RIDE_STEP_START)).isEqualTo(first);
        assertThat(ledger.state).isEqualTo(before);
        assertThat(ledger.events).hasSize(2);
    }

    @Test
    void a_trip_is_rolled_back_within_its_window() {
        SampleTrip trip = town.booked(town.threeLegs());
        ledger.now = ledger.now.plusSeconds(299);
        Trip back = ledger.ask(Trip.parser(), Town.GATEWAY, "trips:Rollback", trip.id());
        assertThat(back.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_ROLLBACK);
        assertThat(back.getCancelledAt()).isEqualTo(SampleTrip.moment(ledger.now));
        assertThat(back.getLegsList()).allMatch(leg -> leg.getCause() == LegCause.LEG_CAUSE_ROLLBACK);
        assertThat(back.getSplitsList()).isEmpty();
        assertThat(claims()).isZero();
        SampleTrip late = town.booked(town.threeLegs());
        ledger.now = ledger.now.plusSeconds(300);
        assertThat(ledger.refusal(Town.GATEWAY, "trips:Rollback", late.id())).isEqualTo("TOO_LATE");
    }

    @Test
    void a_leg_is_taken_back_for_its_fee_and_its_bike_is_free() {
        SampleTrip trip = town.booked(town.threeLegs());
        Trip free = cancel(Town.GATEWAY, trip, trip.hold(1).getHoldId());
        assertThat(free.getLegs(1).getStatus()).isEqualTo(LegStatus.LEG_STATUS_CANCELLED);
        assertThat(free.getLegs(1).getCharged()).isEqualTo(SampleTrip.euro(0));
        assertThat(free.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CONFIRMED);
        assertThat(claims()).isZero();
        town.book(town.trip().metroLeg().bikeLeg("bike 7"));
        ledger.now = trip.start(0).minusSeconds(1799);
        Trip dear = cancel(Town.GATEWAY, trip, "");
        assertThat(dear.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CANCELLED);
        assertThat(dear.getLegs(0).getCharged()).isEqualTo(SampleTrip.euro(75));
        assertThat(dear.getLegs(2).getCharged()).isEqualTo(SampleTrip.euro(0));
    }

    @Test
    void an_operator_that_cancels_pays_what_it_promised() {
        SampleTrip trip = town.booked(town.threeLegs());
        Trip after = cancel(Town.METRO, trip, trip.hold(0).getHoldId());
        assertThat(after.getLegs(0).getCause()).isEqualTo(LegCause.LEG_CAUSE_OPERATOR);
        assertThat(after.getLegs(0).getCompensated()).isEqualTo(SampleTrip.euro(15));
        assertThat(ledger.refusal(
                        Town.METRO, "trips:Cancel", CancelRequest.newBuilder().setTripId(trip.id())))
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void what_nobody_reports_costs_nothing() {
        SampleTrip trip = town.booked(town.trip().metroLeg());
        ledger.now = trip.start(0).plusSeconds(1200 + 3600);
        assertThat(ledger.refusal(Town.AUDITOR, "trips:ExpireLeg", trip.legId(0)))
                .isEqualTo("TOO_EARLY");
        ledger.now = ledger.now.plusMillis(1);
        Trip expired = ledger.ask(Trip.parser(), Town.AUDITOR, "trips:ExpireLeg", trip.legId(0));
        assertThat(expired.getLegs(0).getCause()).isEqualTo(LegCause.LEG_CAUSE_EXPIRED);
        assertThat(expired.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CANCELLED);
    }

    @Test
    void an_operator_pays_back_and_pays_on_top() {
        SampleTrip trip = town.ridden();
        assertThat(repay("trips:Refund", trip, 100).getLegs(0).getRefunded()).isEqualTo(SampleTrip.euro(100));
        assertThat(repay("trips:Refund", trip, 50).getLegs(0).getRefunded()).isEqualTo(SampleTrip.euro(150));
        assertThat(refused("trips:Refund", trip, 1)).isEqualTo("REFUND_TOO_HIGH");
        assertThat(repay("trips:Compensate", trip, 300).getLegs(0).getCompensated())
                .isEqualTo(SampleTrip.euro(300));
        assertThat(refused("trips:Compensate", trip, 1)).isEqualTo("COMPENSATION_TOO_HIGH");
        for (long amount : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(refused("trips:Refund", trip, amount)).isIn("INVALID_ARGUMENT", "REFUND_TOO_HIGH");
            assertThat(refused("trips:Compensate", trip, amount)).isIn("INVALID_ARGUMENT", "COMPENSATION_TOO_HIGH");
        }
    }

    @Test
    void nothing_changes_in_a_closed_period_nor_once_a_trip_is_settled() {
        SampleTrip trip = town.ridden();
        ledger.state.put(
                "settlement~closed",
                SampleTrip.moment(ledger.now.plusSeconds(1)).toByteArray());
        assertThat(refused("trips:Refund", trip, 1)).isEqualTo("PERIOD_CLOSED");
        assertThat(ledger.refusal(Town.GATEWAY, "trips:Book", town.threeLegs().request()))
                .isEqualTo("PERIOD_CLOSED");
        ledger.now = ledger.now.plusSeconds(14 * 86_400);
        assertThat(refused("trips:Refund", trip, 1)).isEqualTo("TRIP_SETTLED");
        assertThat(town.read(trip).getStatus()).isEqualTo(TripStatus.TRIP_STATUS_SETTLED);
    }

    @Test
    void an_operator_reads_its_trips_page_by_page() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(town.booked(town.trip().metroLeg()).id());
            ledger.now = ledger.now.plusMillis(1);
        }
        town.book(town.trip().bikeLeg("bike 1"));
        assertThat(read("3")).isEqualTo(ids);
        assertThat(ledger.refusal(Town.AUDITOR, "trips:ListByOperator", "nobody", "3", ""))
                .isEqualTo("OPERATOR_NOT_FOUND");
    }

    @Test
    void trips_that_were_booked_together_are_read_page_by_page_too() {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            BookTripsRequest.Builder request = BookTripsRequest.newBuilder();
            for (int i = 0; i < 5; i++) {
                request.addTrips(town.trip().metroLeg().request());
            }
            ids.addAll(request.getTripsList().stream()
                    .map(BookTripRequest::getTripId)
                    .sorted()
                    .toList());
            ledger.ask(BookTripsResponse.parser(), Town.GATEWAY, "trips:BookMany", request);
            ledger.now = ledger.now.plusMillis(1);
        }
        for (String size : List.of("1", "2", "4", "5", "7", "100")) {
            assertThat(read(size)).as("pages of " + size).isEqualTo(ids);
        }
    }

    @Test
    void trips_of_the_same_moment_are_read_by_id_whichever_transaction_booked_them() {
        List<String> ids = new ArrayList<>();
        for (int transaction = 0; transaction < 4; transaction++) {
            BookTripsRequest.Builder request = BookTripsRequest.newBuilder();
            for (int i = 0; i < 3; i++) {
                request.addTrips(town.trip().metroLeg().request());
            }
            request.getTripsList().forEach(trip -> ids.add(trip.getTripId()));
            ledger.ask(BookTripsResponse.parser(), Town.GATEWAY, "trips:BookMany", request);
        }
        List<String> sorted = ids.stream().sorted().toList();
        for (String size : List.of("1", "2", "3", "5", "100")) {
            assertThat(read(size)).as("pages of " + size).isEqualTo(sorted);
        }
    }

    private List<String> read(String pageSize) {
        List<String> read = new ArrayList<>();
        String bookmark = "";
        do {
            TripPage page =
                    ledger.ask(TripPage.parser(), Town.METRO, "trips:ListByOperator", "metro", pageSize, bookmark);
            page.getTripsList().forEach(trip -> read.add(trip.getTripId()));
            bookmark = page.getBookmark();
        } while (!bookmark.isEmpty());
        return read;
    }

    private LegStatus step(SampleTrip trip, RideStep step) {
        ledger.now = ledger.now.plusSeconds(1);
        return town.step(Town.SHUTTLE, trip, 0, step).getLegs(0).getStatus();
    }

    private Trip report(SampleTrip trip, long cents) {
        return ledger.ask(
                Trip.parser(),
                Town.SHUTTLE,
                "trips:RecordLegEvent",
                trip.report(
                        trip.rideEvent(0, RideStep.RIDE_STEP_END, ledger.now).setCharge(SampleTrip.euro(cents))));
    }

    private Trip cancel(Member caller, SampleTrip trip, String holdId) {
        return ledger.ask(
                Trip.parser(),
                caller,
                "trips:Cancel",
                CancelRequest.newBuilder().setTripId(trip.id()).setHoldId(holdId));
    }

    private Trip repay(String function, SampleTrip trip, long cents) {
        return ledger.ask(Trip.parser(), Town.METRO, function, repayment(trip, cents));
    }

    private String refused(String function, SampleTrip trip, long cents) {
        return ledger.refusal(Town.METRO, function, repayment(trip, cents));
    }

    private static RepayRequest.Builder repayment(SampleTrip trip, long cents) {
        return RepayRequest.newBuilder()
                .setTripId(trip.id())
                .setHoldId(trip.hold(0).getHoldId())
                .setAmount(SampleTrip.euro(cents));
    }

    private long claims() {
        return ledger.state.keySet().stream()
                .filter(key -> key.startsWith("claim~"))
                .count();
    }
}
