package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.proof.history.History;
import org.commonway.proof.history.Move;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Conditions;
import org.commonway.proof.model.Act.Consent;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proof.model.Step;
import org.commonway.proof.model.Who;
import org.junit.jupiter.api.Test;

/** Histories that found something once, in their shortest form. */
class FoundHistoriesTest {
    private static final String TRIP = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String HOLD = "bbbbbbbb-0000-4000-8000-000000000001";
    private static final long MINUTE = 60_000;
    private static final long NOON = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
    private static final long START = NOON + 60 * MINUTE;

    private static final Who CAB = new Who("CoopMSP", "operator", "cab");
    private static final Who CITY = new Who("CityMSP", "city", "");
    private static final Who GATEWAY = new Who("CoopMSP", "gateway", "demo");

    private final History history = new History(CommonwayChaincode::new, 0);

    /** An operator whose clock is fast by what is tolerated charged the fee a quarter of an hour before the ride. */
    @Test
    void a_no_show_is_not_taken_before_its_time_on_the_ledgers_clock() {
        assertThat(history.replay(List.of(
                        register(), terms(), book(), noShow(START - 15 * MINUTE, START), noShow(START - 1, START))))
                .isEmpty();
        assertThat(history.replay(List.of(register(), terms(), book(), noShow(START, START))))
                .isEmpty();
    }

    private static Move register() {
        return alone(
                CAB, NOON, new Act.Register(new Act.Registration("cab", "One cab", 3, "127.0.0.1:7204", 3, false, "")));
    }

    private static Move terms() {
        return alone(CITY, NOON, new Act.PutTerms(1500, 250, null, List.of(), 1, false));
    }

    private static Move book() {
        Act.Hold hold = new Act.Hold(
                HOLD,
                TRIP,
                "cab",
                1000,
                "EUR",
                NOON + MINUTE,
                START,
                START + 20 * MINUTE,
                8,
                "",
                0,
                0,
                Conditions.NONE,
                3,
                Flaw.NONE);
        return alone(
                GATEWAY,
                NOON,
                new Act.Book(List.of(new Act.Booking(TRIP, List.of(hold), 1000, "EUR", 300, true)), false));
    }

    private static Move noShow(long now, long at) {
        return alone(
                CAB,
                now,
                new Act.LegEvent(TRIP, HOLD, "cab", Act.RideStep.NO_SHOW, at, null, "EUR", 3, Flaw.NONE, Consent.GOOD));
    }

    private static Move alone(Who who, long now, Act act) {
        return new Move(new Step(who, now, act), null);
    }
}
