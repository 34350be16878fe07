package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.DAY;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.KEYS;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.RIDER;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.STRICT;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.List;
import java.util.Optional;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.leg.RideEvent;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.leg.RiderAct;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.EnvelopeSigner;
import org.junit.jupiter.api.Test;

class RideTest {
    private static final Optional<Money> NO_CHARGE = Optional.empty();

    private final LiveTrip live = new LiveTrip(
            aHold(0, METRO).under(STRICT).make(),
            aHold(1, BIKES).claiming("bike 7").make());

    @Test
    void a_ride_goes_from_start_to_end_and_is_paid_by_what_it_cost() {
        live.now(START);
        assertThat(live.ride(0, RideStep.PREPARE).entry()).isEmpty();
        live.ride(0, RideStep.READY);
        TripChange started = live.ride(0, RideStep.START);
        assertThat(started.changedLegs()).containsExactly(live.leg(0));
        assertThat(live.trip.status().tompName()).isEqualTo("STARTED");
        live.now(START + MINUTE).ride(0, RideStep.PAUSE);
        live.now(START + 2 * MINUTE).ride(0, RideStep.RESUME);
        TripChange ended = live.now(START + 3 * MINUTE).end(0, 100);
        assertThat(ended.entry())
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo(EntryReason.ENDED));
        assertThat(live.leg(0).state().findStartedAtMillis()).hasValue(START);
        assertThat(live.balance(AccountKind.OPERATOR, "metro")).isEqualTo(100 - 3 - 1);
        assertThat(live.balance(AccountKind.COMMISSION, "CoopMSP/demo")).isEqualTo(3);
        assertThat(live.balance(AccountKind.LEVY, "CityMSP")).isEqualTo(1);
        assertThat(live.balance(AccountKind.HOLD)).as("of the leg to come").isEqualTo(150);
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-250);
        assertThat(live.trip.journal()).isEqualTo(new TripJournal(2, START + 3 * MINUTE));
    }

    @Test
    void a_leg_that_ends_early_frees_its_vehicle() {
        live.now(START + HOUR).ride(1, RideStep.START);
        assertThat(live.ride(1, RideStep.END).freedClaims())
                .containsExactly(live.leg(1).hold().assetClaim().orElseThrow());
    }

    @Test
    void a_leg_that_ends_after_its_claim_frees_nothing() {
        live.now(START + HOUR).ride(1, RideStep.START);
        assertThat(live.now(START + 2 * HOUR).ride(1, RideStep.END).freedClaims())
                .isEmpty();
    }

    @Test
    void a_start_needs_the_riders_own_act() {
        live.now(START);
        RideEvent event = live.event(0, RideStep.START, START, NO_CHARGE);
        assertNoConsent(event, Optional.empty());
        assertNoConsent(event, Optional.of(live.act(1, RideStep.START, START, false)));
        assertNoConsent(event, Optional.of(live.act(0, RideStep.END, START, false)));
        assertNoConsent(event, Optional.of(live.act(0, RideStep.START, START, true)));
        assertNoConsent(event, Optional.of(live.act(0, RideStep.START, START - 15 * MINUTE - 1, false)));
        assertNoConsent(event, Optional.of(live.act(0, RideStep.START, START + 15 * MINUTE + 1, false)));
        assertNoConsent(event, Optional.of(live.act(0, RideStep.START, Long.MIN_VALUE, false)));
        RiderAct act = live.act(0, RideStep.START, START, false);
        assertNoConsent(event, Optional.of(resigned(act, new EnvelopeSigner("", KEYS.getPrivate()), act)));
        assertNoConsent(
                event,
                Optional.of(new RiderAct(
                        act.holdId(),
                        act.step(),
                        false,
                        act.atMillis(),
                        new EnvelopeSigner("", RIDER.getPrivate())
                                .sign(RideEvent.PAYLOAD_TYPE, act.envelope().payload()))));
        Optional<RiderAct> atTheEdge = Optional.of(live.act(0, RideStep.START, START + 15 * MINUTE, false));
        assertThat(live.trip
                        .ride(event, atTheEdge, live.operatorOf(0), live.facts)
                        .isSomething())
                .isTrue();
    }

    @Test
    void only_a_start_is_consented_to() {
        live.now(START);
        RideEvent event = live.event(0, RideStep.READY, START, NO_CHARGE);
        assertNoConsent(event, Optional.of(live.act(0, RideStep.READY, START, false)));
    }

    @Test
    void an_event_is_the_operators_own_word_on_this_leg() {
        live.now(START);
        RideEvent event = live.event(0, RideStep.READY, START, NO_CHARGE);
        TripId other = new TripId(live.trip.id().value().replace('0', '1'));
        assertRideRefused(RefusalCode.INVALID_EVENT, copy(event, other, event.holdId()));
        assertRideRefused(
                RefusalCode.LEG_NOT_FOUND,
                copy(event, live.trip.id(), new HoldId("99999999-57a6-4f0e-9a39-7f6f5c1f9b01")));
        assertRideRefused(RefusalCode.INVALID_EVENT, copy(event, live.trip.id(), live.id(1)));
        assertRideRefused(
                RefusalCode.BAD_SIGNATURE, live.event(0, RideStep.READY, START, NO_CHARGE, RIDER.getPrivate()));
        EnvelopeSigner metro = new EnvelopeSigner("metro", KEYS.getPrivate());
        RideEvent anotherType = new RideEvent(
                event.tripId(),
                event.holdId(),
                METRO,
                RideStep.READY,
                START,
                NO_CHARGE,
                metro.sign(RiderAct.PAYLOAD_TYPE, event.envelope().payload()));
        assertRideRefused(RefusalCode.BAD_SIGNATURE, anotherType);
    }

    @Test
    void only_the_operator_of_the_leg_or_its_cooperative_reports() {
        live.now(START + HOUR);
        RideEvent event = live.event(1, RideStep.READY, START + HOUR, NO_CHARGE);
        Caller[] others = {
            LiveTrip.operator(METRO),
            new Caller("TransitMSP", Role.OPERATOR, "bikes"),
            new Caller("CityMSP", Role.COOPERATIVE, "shuttles"),
            new Caller("CoopMSP", Role.COOPERATIVE, "taxis")
        };
        for (Caller other : others) {
            assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.trip.ride(event, Optional.empty(), other, live.facts));
        }
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.ride(event, Optional.empty(), GATEWAY, live.facts));
        Caller cooperative = new Caller("CoopMSP", Role.COOPERATIVE, "shuttles");
        assertThat(live.trip
                        .ride(event, Optional.empty(), cooperative, live.facts)
                        .isSomething())
                .isTrue();
    }

    @Test
    void a_metered_leg_ends_at_what_it_cost_up_to_its_cap() {
        live.now(START).ride(0, RideStep.START);
        assertRefused(RefusalCode.CHARGE_ABOVE_CAP, () -> live.end(0, 151));
        assertRefused(RefusalCode.INVALID_CHARGE, () -> live.end(0, -1));
        assertRefused(RefusalCode.INVALID_CHARGE, () -> live.ride(0, RideStep.END));
        assertRefused(
                RefusalCode.CURRENCY_MISMATCH,
                () -> live.ride(0, RideStep.END, START, Optional.of(Money.of(100, "JPY"))));
        live.end(0, 0);
        assertThat(live.leg(0).money().charged().isZero()).isTrue();
        assertThat(live.balance(AccountKind.PAYER)).as("of the leg to come").isEqualTo(-150);
    }

    @Test
    void a_flat_leg_costs_its_price() {
        live.now(START + HOUR).ride(1, RideStep.START);
        assertRefused(RefusalCode.INVALID_CHARGE, () -> live.end(1, 149));
        assertThat(live.end(1, 150).isSomething()).isTrue();
    }

    @Test
    void only_an_end_carries_a_charge() {
        live.now(START);
        assertRefused(
                RefusalCode.INVALID_CHARGE,
                () -> live.ride(0, RideStep.PREPARE, START, Optional.of(Money.of(1, "EUR"))));
        live.ride(0, RideStep.START);
        assertRefused(
                RefusalCode.INVALID_CHARGE, () -> live.ride(0, RideStep.ABEND, START, Optional.of(Money.of(1, "EUR"))));
    }

    @Test
    void a_ride_that_is_broken_off_costs_nothing() {
        live.now(START).ride(0, RideStep.START);
        live.ride(0, RideStep.REPORT_ISSUE);
        assertThat(live.ride(0, RideStep.ABEND).entry())
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo(EntryReason.ABENDED));
        assertThat(live.balance(AccountKind.OPERATOR)).isZero();
    }

    @Test
    void a_repeated_event_answers_what_stands_and_writes_nothing() {
        live.now(START).ride(0, RideStep.PREPARE);
        assertRepeat(live.ride(0, RideStep.PREPARE));
        live.ride(0, RideStep.START);
        assertRepeat(live.ride(0, RideStep.START));
        live.now(START + MINUTE).ride(0, RideStep.PAUSE);
        assertRepeat(live.ride(0, RideStep.START, START, NO_CHARGE));
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, () -> live.ride(0, RideStep.START));
        live.now(START + 2 * MINUTE).ride(0, RideStep.RESUME);
        assertRepeat(live.ride(0, RideStep.RESUME));
        live.now(START + 3 * MINUTE).end(0, 100);
        assertRepeat(
                live.now(START + DAY).ride(0, RideStep.END, START + 3 * MINUTE, Optional.of(Money.of(100, "EUR"))));
        assertRefused(
                RefusalCode.ILLEGAL_TRANSITION,
                () -> live.ride(0, RideStep.END, START + 3 * MINUTE, Optional.of(Money.of(101, "EUR"))));
    }

    @Test
    void a_ride_that_has_only_started_was_not_resumed() {
        live.now(START).ride(0, RideStep.START);
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, () -> live.ride(0, RideStep.RESUME));
    }

    private void assertRepeat(TripChange change) {
        assertThat(change).isEqualTo(new TripChange(live.trip, Optional.empty(), List.of(), List.of()));
        assertThat(change.isSomething()).isFalse();
    }

    private void assertNoConsent(RideEvent event, Optional<RiderAct> consent) {
        assertRefused(RefusalCode.NO_CONSENT, () -> live.trip.ride(event, consent, live.operatorOf(0), live.facts));
    }

    private void assertRideRefused(RefusalCode code, RideEvent event) {
        assertRefused(code, () -> live.trip.ride(event, Optional.empty(), ownerOf(event), live.facts));
    }

    private Caller ownerOf(RideEvent event) {
        return event.holdId().equals(live.id(1)) ? LiveTrip.operator(BIKES) : LiveTrip.operator(METRO);
    }

    private static RiderAct resigned(RiderAct act, EnvelopeSigner signer, RiderAct content) {
        return new RiderAct(
                act.holdId(),
                act.step(),
                act.hasPosition(),
                act.atMillis(),
                signer.sign(RiderAct.PAYLOAD_TYPE, content.envelope().payload()));
    }

    private static RideEvent copy(RideEvent event, TripId tripId, HoldId holdId) {
        return new RideEvent(
                tripId, holdId, event.operatorId(), event.step(), event.atMillis(), event.charge(), event.envelope());
    }
}
