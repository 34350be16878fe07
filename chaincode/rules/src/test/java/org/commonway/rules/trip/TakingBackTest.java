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
import static org.commonway.rules.trip.LiveTrip.CITY;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.leg.LegCause;
import org.commonway.rules.leg.LegStatus;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakingBackTest {
    private static final Caller OTHER_GATEWAY = new Caller("TransitMSP", Role.GATEWAY, "demo");

    private final LiveTrip live = new LiveTrip(
            aHold(0, METRO).at(151).under(STRICT).make(),
            aHold(1, BIKES).at(201).under(STRICT).claiming("bike 7").make());

    @ParameterizedTest
    @CsvSource({"3600000, 0", "3599999, 75", "600000, 75", "599999, 151", "-600000, 151"})
    void a_rider_pays_the_tier_to_the_millisecond(long millisBeforeStart, long cents) {
        live.now(START - millisBeforeStart).cancelLeg(0, GATEWAY);
        assertThat(live.leg(0).money().charged()).isEqualTo(Money.of(cents, "EUR"));
        assertThat(live.leg(0).state().findCause()).contains(LegCause.RIDER);
        assertThat(live.balance(AccountKind.HOLD)).isEqualTo(201);
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-cents - 201);
    }

    @Test
    void a_leg_taken_back_frees_its_vehicle_once() {
        TripChange change = live.cancelLeg(1, GATEWAY);
        assertThat(change.freedClaims())
                .containsExactly(live.leg(1).hold().assetClaim().orElseThrow());
        assertThat(live.trip.status().tompName()).isEqualTo("CONFIRMED");
        TripChange again = live.cancelLeg(1, GATEWAY);
        assertThat(again.isSomething()).isFalse();
        assertThat(again.freedClaims()).isEmpty();
    }

    @Test
    void a_whole_trip_is_taken_back_each_leg_for_its_own_fee() {
        TripChange change = live.now(START).cancel();
        assertThat(live.leg(0).money().charged()).isEqualTo(Money.of(151, "EUR"));
        assertThat(live.leg(1).money().charged().isZero()).isTrue();
        assertThat(change.entry()).map(JournalEntry::reason).contains(EntryReason.CANCELLED);
        assertThat(change.changedLegs()).hasSize(2);
        assertThat(live.trip.status().tompName()).isEqualTo("CANCELLED");
        assertThat(live.trip.findCancelledAtMillis()).hasValue(START);
        assertThat(live.cancel().isSomething()).isFalse();
    }

    @Test
    void legs_taken_back_before_stay_as_they_are() {
        live.cancelLeg(0, live.operatorOf(0));
        assertThat(live.cancel().changedLegs()).containsExactly(live.leg(1));
        assertThat(live.leg(0).state().findCause()).contains(LegCause.OPERATOR);
    }

    @Test
    void a_trip_that_began_is_not_taken_back_whole() {
        live.now(START).ride(0, RideStep.START);
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, live::cancel);
        assertThat(live.cancelLeg(1, GATEWAY).isSomething()).isTrue();
        assertThat(live.trip.findCancelledAtMillis()).isEmpty();
    }

    @Test
    void an_operator_that_takes_a_leg_back_gives_all_back_and_more() {
        live.now(START).cancelLeg(1, live.operatorOf(1));
        assertThat(live.leg(1).money().charged().isZero()).isTrue();
        assertThat(live.leg(1).money().compensated()).isEqualTo(Money.of(50, "EUR"));
        assertThat(live.balance(AccountKind.OPERATOR, "bikes")).isEqualTo(-50);
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-151 + 50);
        assertThat(live.entries).hasSize(2);
    }

    @Test
    void each_takes_back_what_is_its_own() {
        assertRefused(RefusalCode.NOT_YOUR_TRIP, () -> live.cancelLeg(0, OTHER_GATEWAY));
        assertRefused(RefusalCode.NOT_YOUR_TRIP, () -> live.trip.cancel(OTHER_GATEWAY, live.facts));
        assertRefused(RefusalCode.NOT_YOUR_TRIP, () -> live.trip.rollBack(OTHER_GATEWAY, live.facts));
        assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.cancelLeg(0, live.operatorOf(1)));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.cancelLeg(0, CITY));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.cancel(live.operatorOf(0), live.facts));
        assertRefused(
                RefusalCode.LEG_NOT_FOUND,
                () -> live.trip.cancelLeg(new HoldId("99999999-57a6-4f0e-9a39-7f6f5c1f9b01"), GATEWAY, live.facts));
    }

    @Test
    void a_leg_taken_back_by_one_side_is_not_taken_back_by_the_other() {
        live.cancelLeg(0, GATEWAY);
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, () -> live.cancelLeg(0, live.operatorOf(0)));
    }

    @Test
    void what_nobody_reported_in_time_is_expired_and_not_cancelled() {
        live.now(START + 2 * HOUR);
        assertRefused(RefusalCode.TOO_EARLY, () -> live.expire(0));
        live.now(START + 2 * HOUR + 1);
        assertRefused(RefusalCode.TOO_LATE, () -> live.cancelLeg(0, GATEWAY));
        assertThat(live.expire(0).entry()).map(JournalEntry::reason).contains(EntryReason.EXPIRED);
        assertThat(live.leg(0).state().status()).isEqualTo(LegStatus.CANCELLED);
        assertThat(live.leg(0).state().findCause()).contains(LegCause.EXPIRED);
        assertThat(live.expire(0).isSomething()).isFalse();
    }

    @Test
    void a_ride_whose_end_nobody_reported_is_not_paid() {
        live.now(START).ride(0, RideStep.START);
        live.now(START + 2 * HOUR + 1).expire(0);
        assertThat(live.leg(0).state().status()).isEqualTo(LegStatus.ABENDED);
        assertThat(live.leg(0).state().findCause()).contains(LegCause.EXPIRED);
        assertThat(live.balance(AccountKind.OPERATOR)).isZero();
        live.now(START + 3 * HOUR + 1).expire(1);
        assertThat(live.balance(AccountKind.PAYER)).isZero();
        assertThat(live.trip.status().tompName()).isEqualTo("ENDED");
    }

    @Test
    void a_trip_is_rolled_back_inside_its_window_as_if_it_had_not_been() {
        TripChange change = live.now(BOOKED_AT + 10 * MINUTE - 1).rollBack();
        assertThat(change.entry()).map(JournalEntry::reason).contains(EntryReason.ROLLED_BACK);
        assertThat(change.freedClaims()).hasSize(1);
        assertThat(live.trip.status().tompName()).isEqualTo("ROLLBACK");
        assertThat(live.balance(AccountKind.PAYER)).isZero();
        assertThat(live.balance(AccountKind.HOLD)).isZero();
        assertThat(live.now(START).rollBack().isSomething()).isFalse();
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, live::cancel);
    }

    @Test
    void the_window_closes_with_the_shortest_of_its_holds() {
        live.now(BOOKED_AT + 10 * MINUTE);
        assertRefused(RefusalCode.TOO_LATE, live::rollBack);
        LiveTrip neverRolledBack = new LiveTrip(
                aHold(0, METRO).under(STRICT).make(), aHold(1, METRO).make());
        assertRefused(RefusalCode.TOO_LATE, neverRolledBack::rollBack);
    }

    @Test
    void the_window_closes_when_the_first_leg_starts() {
        LiveTrip soon = new LiveTrip(aHold(0, METRO)
                .in(BOOKED_AT + MINUTE, BOOKED_AT + HOUR)
                .under(STRICT)
                .make());
        assertThat(soon.trip.rollbackUntilMillis()).isEqualTo(BOOKED_AT + MINUTE);
        soon.now(BOOKED_AT + MINUTE);
        assertRefused(RefusalCode.TOO_LATE, soon::rollBack);
    }

    @Test
    void a_trip_on_which_anything_has_happened_is_not_rolled_back() {
        live.now(BOOKED_AT + MINUTE).ride(1, RideStep.PREPARE);
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, live::rollBack);
    }
}
