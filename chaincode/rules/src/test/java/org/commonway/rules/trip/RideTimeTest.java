package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.STRICT;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.Optional;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.leg.LegStatus;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** When a step of a ride may be, and when it may be told. */
class RideTimeTest {
    private static final Optional<Money> NO_CHARGE = Optional.empty();

    private final LiveTrip live = new LiveTrip(
            aHold(0, METRO).under(STRICT).make(),
            aHold(1, BIKES).claiming("bike 7").make());

    @Test
    void a_live_step_is_of_now_give_or_take_a_quarter_of_an_hour() {
        live.now(START);
        for (long wrong :
                new long[] {START - 15 * MINUTE - 1, START + 15 * MINUTE + 1, 0, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertRefused(RefusalCode.EVENT_TIME, () -> live.ride(0, RideStep.PREPARE, wrong, NO_CHARGE));
        }
        assertThat(live.ride(0, RideStep.PREPARE, START - 15 * MINUTE, NO_CHARGE)
                        .isSomething())
                .isTrue();
        assertThat(live.ride(0, RideStep.READY, START + 15 * MINUTE, NO_CHARGE).isSomething())
                .isTrue();
    }

    @Test
    void a_step_is_not_before_the_step_before_it() {
        live.now(START).ride(0, RideStep.PREPARE, START + MINUTE, NO_CHARGE);
        assertRefused(RefusalCode.EVENT_TIME, () -> live.ride(0, RideStep.READY, START + MINUTE - 1, NO_CHARGE));
        live.ride(0, RideStep.READY, START + MINUTE, NO_CHARGE);
        LiveTrip soon =
                new LiveTrip(aHold(0, METRO).in(BOOKED_AT, BOOKED_AT + HOUR).make());
        assertRefused(RefusalCode.EVENT_TIME, () -> soon.ride(0, RideStep.START, BOOKED_AT - 1, NO_CHARGE));
    }

    @Test
    void a_ride_out_of_reach_is_reported_late_but_not_too_late() {
        long reportableUntil = START + HOUR + HOUR;
        live.now(reportableUntil);
        assertRefused(RefusalCode.EVENT_TIME, () -> live.ride(0, RideStep.PREPARE, START, NO_CHARGE));
        LiveTrip late = new LiveTrip(aHold(0, METRO).under(STRICT).make()).now(reportableUntil + 1);
        assertRefused(RefusalCode.TOO_LATE, () -> late.ride(0, RideStep.START, START, NO_CHARGE));
        live.ride(0, RideStep.START, START, NO_CHARGE);
        live.ride(0, RideStep.END, START + HOUR, Optional.of(Money.of(150, "EUR")));
        assertThat(live.leg(0).state().status()).isEqualTo(LegStatus.ENDED);
    }

    @Test
    void a_late_report_is_not_of_the_future() {
        live.now(START);
        assertRefused(RefusalCode.EVENT_TIME, () -> live.ride(0, RideStep.START, START + 15 * MINUTE + 1, NO_CHARGE));
    }

    @Test
    void a_ride_starts_two_hours_before_its_window_at_the_earliest() {
        live.now(START - 2 * HOUR);
        assertRefused(RefusalCode.TOO_EARLY, () -> live.ride(0, RideStep.START, START - 2 * HOUR - 1, NO_CHARGE));
        assertThat(live.ride(0, RideStep.START).isSomething()).isTrue();
    }

    @Test
    void a_no_show_is_reported_once_the_rider_had_time_to_come() {
        live.now(START + 5 * MINUTE);
        assertRefused(RefusalCode.TOO_EARLY, () -> live.ride(0, RideStep.NO_SHOW, START + 5 * MINUTE - 1, NO_CHARGE));
        assertThat(live.ride(0, RideStep.NO_SHOW).entry())
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo(EntryReason.NO_SHOW));
        assertThat(live.leg(0).money().charged()).isEqualTo(Money.of(75, "EUR"));
    }
}
