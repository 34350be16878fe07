package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.DAY;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.STRICT;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.CITY;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.LiveTrip.TEXT;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.Optional;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.leg.Dispute;
import org.commonway.rules.leg.Dispute.Outcome;
import org.commonway.rules.leg.DisputeParty;
import org.commonway.rules.leg.DisputeReason;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may still move once a leg is ridden: refunds, compensation, disputes; and when nothing may any more. */
class AfterwardsTest {
    private static final long ENDED_AT = START + 10 * MINUTE;
    private static final long DISPUTES_END = ENDED_AT + 14 * DAY;

    private final LiveTrip live =
            new LiveTrip(aHold(0, METRO).at(500).under(STRICT).make());

    @BeforeEach
    void the_leg_was_ridden_for_435_cents() {
        live.now(START).ride(0, RideStep.START);
        live.now(ENDED_AT).end(0, 435);
    }

    @Test
    void a_refund_takes_back_from_each_what_it_had_of_it() {
        assertThat(live.refund(0, 35).entry()).map(JournalEntry::reason).contains(EntryReason.REFUNDED);
        assertThat(live.balance(AccountKind.OPERATOR)).isEqualTo(400 - 12 - 4);
        assertThat(live.balance(AccountKind.COMMISSION)).isEqualTo(12);
        assertThat(live.balance(AccountKind.LEVY)).isEqualTo(4);
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-400);
    }

    @Test
    void refunds_add_up_to_the_charge_at_most() {
        live.refund(0, 400);
        assertRefused(RefusalCode.REFUND_TOO_HIGH, () -> live.refund(0, 36));
        live.refund(0, 35);
        assertRefused(RefusalCode.REFUND_TOO_HIGH, () -> live.refund(0, 1));
        for (AccountKind kind : AccountKind.values()) {
            assertThat(live.balance(kind)).as("%s", kind).isZero();
        }
    }

    @Test
    void compensation_is_twice_the_price_at_most_in_all() {
        assertThat(live.compensate(0, 600).entry()).map(JournalEntry::reason).contains(EntryReason.COMPENSATED);
        assertRefused(RefusalCode.COMPENSATION_TOO_HIGH, () -> live.compensate(0, 401));
        assertRefused(RefusalCode.COMPENSATION_TOO_HIGH, () -> live.compensate(0, Long.MAX_VALUE));
        live.compensate(0, 400);
        assertThat(live.leg(0).money().compensated()).isEqualTo(Money.of(1_000, "EUR"));
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-435 + 1_000);
        assertThat(live.balance(AccountKind.COMMISSION)).isEqualTo(13);
    }

    @Test
    void money_back_is_above_zero_in_the_legs_currency_and_from_its_operator() {
        assertRefused(RefusalCode.INVALID_ARGUMENT, () -> live.refund(0, 0));
        assertRefused(RefusalCode.INVALID_ARGUMENT, () -> live.compensate(0, -1));
        Money yen = Money.of(1, "JPY");
        assertRefused(
                RefusalCode.CURRENCY_MISMATCH, () -> live.trip.refund(live.id(0), yen, live.operatorOf(0), live.facts));
        Money cent = Money.of(1, "EUR");
        Caller bikes = LiveTrip.operator(BIKES);
        assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.trip.refund(live.id(0), cent, bikes, live.facts));
        assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.trip.compensate(live.id(0), cent, bikes, live.facts));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.refund(live.id(0), cent, GATEWAY, live.facts));
    }

    @Test
    void a_dispute_is_opened_by_either_side_once() {
        assertThat(live.dispute(0, GATEWAY).entry()).isEmpty();
        assertThat(live.leg(0).dispute()).map(Dispute::openedBy).contains(DisputeParty.GATEWAY);
        assertThat(live.dispute(0, GATEWAY).isSomething()).as("a repeat").isFalse();
        assertRefused(RefusalCode.DISPUTE_EXISTS, () -> live.dispute(0, live.operatorOf(0)));
        assertRefused(
                RefusalCode.DISPUTE_EXISTS,
                () -> live.trip.openDispute(live.id(0), DisputeReason.LATE, TEXT, GATEWAY, live.facts));
    }

    @Test
    void strangers_do_not_dispute() {
        assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.dispute(0, LiveTrip.operator(BIKES)));
        assertRefused(RefusalCode.NOT_YOUR_TRIP, () -> live.dispute(0, new Caller("CoopMSP", Role.GATEWAY, "other")));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.dispute(0, CITY));
    }

    @Test
    void a_dispute_is_opened_within_the_days_of_the_terms() {
        live.now(DISPUTES_END);
        assertRefused(RefusalCode.TOO_LATE, () -> live.dispute(0, GATEWAY));
        live.now(DISPUTES_END - 1);
        assertThat(live.dispute(0, GATEWAY).isSomething()).isTrue();
        live.now(DISPUTES_END);
        assertThat(live.dispute(0, GATEWAY).isSomething()).as("a repeat").isFalse();
    }

    @Test
    void a_dispute_that_is_upheld_gives_back_what_the_city_says() {
        live.dispute(0, GATEWAY);
        assertRefused(RefusalCode.REFUND_TOO_HIGH, () -> live.rule(0, Outcome.UPHELD, 436));
        assertRefused(RefusalCode.INVALID_ARGUMENT, () -> live.rule(0, Outcome.UPHELD, -1));
        assertThat(live.rule(0, Outcome.UPHELD, 200).entry())
                .map(JournalEntry::reason)
                .contains(EntryReason.RULED);
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-235);
        assertThat(live.leg(0).hasOpenDispute()).isFalse();
        assertThat(live.rule(0, Outcome.UPHELD, 200).isSomething())
                .as("a repeat")
                .isFalse();
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.REJECTED, 0));
    }

    @Test
    void a_ruling_is_repeated_and_never_changed() {
        live.dispute(0, GATEWAY);
        live.rule(0, Outcome.UPHELD, 200);
        live.now(ENDED_AT + HOUR);
        assertThat(live.rule(0, Outcome.UPHELD, 200).isSomething()).isFalse();
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.UPHELD, 199));
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.UPHELD, 201));
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.UPHELD, 0));
        assertThat(live.leg(0).dispute().flatMap(Dispute::ruling))
                .contains(new Dispute.Ruling(Outcome.UPHELD, ENDED_AT, TEXT, Optional.of(Money.of(200, "EUR"))));
        assertThat(live.balance(AccountKind.PAYER)).isEqualTo(-235);
    }

    @Test
    void a_ruling_that_gives_back_nothing_may_say_so_or_leave_it_out() {
        live.dispute(0, GATEWAY);
        live.rule(0, Outcome.UPHELD, 0);
        Verdict nothing = new Verdict(Outcome.UPHELD, TEXT, Optional.of(Money.of(0, "EUR")));
        assertThat(live.trip.ruleDispute(live.id(0), nothing, CITY, live.facts).isSomething())
                .isFalse();
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.UPHELD, 1));
    }

    @Test
    void a_ruling_never_gives_back_more_than_is_left() {
        live.dispute(0, GATEWAY);
        live.refund(0, 400);
        assertRefused(RefusalCode.REFUND_TOO_HIGH, () -> live.rule(0, Outcome.UPHELD, 36));
        assertThat(live.rule(0, Outcome.UPHELD, 35).isSomething()).isTrue();
    }

    @Test
    void a_dispute_that_is_rejected_gives_back_nothing() {
        live.dispute(0, live.operatorOf(0));
        assertRefused(RefusalCode.INVALID_ARGUMENT, () -> live.rule(0, Outcome.REJECTED, 1));
        assertThat(live.rule(0, Outcome.REJECTED, 0).entry()).isEmpty();
        assertThat(live.leg(0).dispute().flatMap(Dispute::ruling))
                .contains(new Dispute.Ruling(Outcome.REJECTED, ENDED_AT, TEXT, Optional.empty()));
    }

    @Test
    void only_the_city_of_the_terms_rules_and_only_what_is_open() {
        assertRefused(RefusalCode.NO_OPEN_DISPUTE, () -> live.rule(0, Outcome.REJECTED, 0));
        live.dispute(0, GATEWAY);
        Verdict verdict = new Verdict(Outcome.REJECTED, TEXT, Optional.empty());
        Caller anotherCity = new Caller("OtherMSP", Role.CITY, "");
        assertRefused(
                RefusalCode.NOT_ALLOWED, () -> live.trip.ruleDispute(live.id(0), verdict, anotherCity, live.facts));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.ruleDispute(live.id(0), verdict, GATEWAY, live.facts));
    }

    @Test
    void evidence_is_purged_by_the_city_after_its_ruling() {
        live.dispute(0, GATEWAY);
        assertRefused(RefusalCode.ILLEGAL_TRANSITION, () -> live.trip.requirePurgeable(live.id(0), CITY));
        live.rule(0, Outcome.REJECTED, 0);
        live.trip.requirePurgeable(live.id(0), CITY);
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.requirePurgeable(live.id(0), GATEWAY));
    }

    @Test
    void a_trip_is_settled_when_its_period_is_closed_and_disputes_are_over() {
        live.facts.closedUntilMillis = ENDED_AT;
        assertThat(live.now(DISPUTES_END).trip.isSettled(live.facts))
                .as("entry at the edge")
                .isFalse();
        live.facts.closedUntilMillis = ENDED_AT + 1;
        assertThat(live.now(DISPUTES_END - 1).trip.isSettled(live.facts)).isFalse();
        assertThat(live.trip.statusNow(live.facts).tompName()).isEqualTo("ENDED");
        assertThat(live.now(DISPUTES_END).trip.isSettled(live.facts)).isTrue();
        assertThat(live.trip.statusNow(live.facts).tompName()).isEqualTo("SETTLED");
        assertThat(live.trip.status().tompName()).isEqualTo("ENDED");
    }

    @Test
    void nothing_changes_a_settled_trip() {
        live.facts.closedUntilMillis = ENDED_AT + 1;
        live.now(DISPUTES_END);
        assertRefused(RefusalCode.TRIP_SETTLED, () -> live.refund(0, 1));
        assertRefused(RefusalCode.TRIP_SETTLED, () -> live.compensate(0, 1));
    }

    @Test
    void an_open_dispute_keeps_a_trip_from_being_settled() {
        live.dispute(0, GATEWAY);
        live.facts.closedUntilMillis = ENDED_AT + 1;
        live.now(DISPUTES_END);
        assertThat(live.trip.isSettled(live.facts)).isFalse();
        assertThat(live.rule(0, Outcome.REJECTED, 0).isSomething()).isTrue();
        assertThat(live.trip.isSettled(live.facts)).isTrue();
    }

    @Test
    void nothing_falls_into_a_closed_period() {
        live.facts.closedUntilMillis = ENDED_AT + HOUR;
        live.now(ENDED_AT + HOUR - 1);
        assertRefused(RefusalCode.PERIOD_CLOSED, () -> live.refund(0, 1));
        assertRefused(RefusalCode.PERIOD_CLOSED, () -> live.dispute(0, GATEWAY));
        live.now(ENDED_AT + HOUR);
        assertThat(live.refund(0, 1).isSomething()).isTrue();
    }

    @Test
    void the_journal_tells_the_latest_moment_whatever_a_clients_clock_says() {
        live.now(ENDED_AT - MINUTE).refund(0, 1);
        assertThat(live.trip.journal()).isEqualTo(new TripJournal(3, ENDED_AT));
    }

    @Test
    void evidence_comes_from_the_side_that_opened_the_dispute_until_it_is_ruled() {
        assertRefused(
                RefusalCode.NO_OPEN_DISPUTE, () -> live.trip.requireEvidence(live.id(0), TEXT, GATEWAY, live.facts));
        live.dispute(0, live.operatorOf(0));
        live.trip.requireEvidence(live.id(0), TEXT, live.operatorOf(0), live.facts);
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.requireEvidence(live.id(0), TEXT, GATEWAY, live.facts));
        assertRefused(RefusalCode.NOT_ALLOWED, () -> live.trip.requireEvidence(live.id(0), TEXT, CITY, live.facts));
        Caller bikes = LiveTrip.operator(BIKES);
        assertRefused(RefusalCode.NOT_YOUR_LEG, () -> live.trip.requireEvidence(live.id(0), TEXT, bikes, live.facts));
        Sha256 other = Sha256.of(new byte[1], new byte[1]);
        assertRefused(
                RefusalCode.EVIDENCE_MISMATCH,
                () -> live.trip.requireEvidence(live.id(0), other, live.operatorOf(0), live.facts));
        live.rule(0, Outcome.REJECTED, 0);
        assertRefused(
                RefusalCode.NO_OPEN_DISPUTE,
                () -> live.trip.requireEvidence(live.id(0), TEXT, live.operatorOf(0), live.facts));
    }

    @Test
    void evidence_is_told_apart_by_its_hash() {
        live.dispute(0, GATEWAY);
        Sha256 other = Sha256.of(new byte[1], new byte[1]);
        assertRefused(
                RefusalCode.DISPUTE_EXISTS,
                () -> live.trip.openDispute(live.id(0), DisputeReason.CHARGED_TOO_MUCH, other, GATEWAY, live.facts));
    }
}
