package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.STRICT;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.leg.LegStatus;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step in every state: the legal ones lead where TOMP says, every other one is ILLEGAL_TRANSITION. */
class TransitionTableTest {
    /** All that can be tried on a leg. */
    private enum Step {
        PREPARE,
        READY,
        START,
        PAUSE,
        RESUME,
        REPORT_ISSUE,
        END,
        ABEND,
        NO_SHOW,
        CANCEL_BY_RIDER,
        CANCEL_BY_OPERATOR,
        CANCEL_TRIP,
        ROLLBACK,
        EXPIRE,
        REFUND,
        COMPENSATE,
        DISPUTE
    }

    /** State, step, state after. What is not here is illegal. */
    private static final String LEGAL = """
            NOT_STARTED PREPARE PREPARING
            NOT_STARTED READY READY_TO_USE
            NOT_STARTED START IN_USE
            NOT_STARTED NO_SHOW CANCELLED
            NOT_STARTED CANCEL_BY_RIDER CANCELLED
            NOT_STARTED CANCEL_BY_OPERATOR CANCELLED
            NOT_STARTED CANCEL_TRIP CANCELLED
            NOT_STARTED ROLLBACK CANCELLED
            NOT_STARTED EXPIRE CANCELLED
            PREPARING READY READY_TO_USE
            PREPARING START IN_USE
            PREPARING NO_SHOW CANCELLED
            PREPARING CANCEL_BY_RIDER CANCELLED
            PREPARING CANCEL_BY_OPERATOR CANCELLED
            PREPARING CANCEL_TRIP CANCELLED
            PREPARING EXPIRE CANCELLED
            READY_TO_USE START IN_USE
            READY_TO_USE NO_SHOW CANCELLED
            READY_TO_USE CANCEL_BY_RIDER CANCELLED
            READY_TO_USE CANCEL_BY_OPERATOR CANCELLED
            READY_TO_USE CANCEL_TRIP CANCELLED
            READY_TO_USE EXPIRE CANCELLED
            IN_USE PAUSE PAUSED
            IN_USE REPORT_ISSUE ISSUE_REPORTED
            IN_USE END ENDED
            IN_USE ABEND ABENDED
            IN_USE EXPIRE ABENDED
            PAUSED RESUME IN_USE
            PAUSED REPORT_ISSUE ISSUE_REPORTED
            PAUSED END ENDED
            PAUSED ABEND ABENDED
            PAUSED EXPIRE ABENDED
            ISSUE_REPORTED RESUME IN_USE
            ISSUE_REPORTED END ENDED
            ISSUE_REPORTED ABEND ABENDED
            ISSUE_REPORTED EXPIRE ABENDED
            ENDED REFUND ENDED
            ENDED COMPENSATE ENDED
            ENDED DISPUTE ENDED
            CANCELLED REFUND CANCELLED
            CANCELLED COMPENSATE CANCELLED
            CANCELLED DISPUTE CANCELLED
            ABENDED COMPENSATE ABENDED
            """;

    static List<LegStatus> states() {
        return List.of(LegStatus.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    void exactly_the_legal_steps_can_be_taken(LegStatus from) {
        for (Step step : Step.values()) {
            LiveTrip live = legIn(from);
            Optional<LegStatus> legal = after(from, step);
            live.now(momentFor(step));
            // An abended leg was charged nothing: a refund is too high and a dispute about nothing, not illegal.
            boolean aboutNothing = from == LegStatus.ABENDED && (step == Step.REFUND || step == Step.DISPUTE);
            if (legal.isPresent()) {
                take(live, step);
                assertThat(live.leg(0).state().status())
                        .as("%s in %s", step, from)
                        .isEqualTo(legal.get());
            } else {
                LegStatus before = live.leg(0).state().status();
                assertThatThrownBy(() -> take(live, step))
                        .as("%s in %s", step, from)
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code())
                                        .isEqualTo(
                                                aboutNothing ? nothingCodeOf(step) : RefusalCode.ILLEGAL_TRANSITION));
                assertThat(live.leg(0).state().status()).isEqualTo(before);
            }
        }
    }

    private static RefusalCode nothingCodeOf(Step step) {
        return step == Step.REFUND ? RefusalCode.REFUND_TOO_HIGH : RefusalCode.NOTHING_CHARGED;
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_refusal_names_the_leg_its_state_and_what_may_be_done(LegStatus from) {
        LiveTrip live = legIn(from);
        Step illegal = after(from, Step.PAUSE).isPresent() ? Step.START : Step.PAUSE;
        live.now(momentFor(illegal));
        assertThatThrownBy(() -> take(live, illegal))
                .hasMessageContaining("Leg 1")
                .hasMessageContaining("is " + from)
                .hasMessageEndingWith("it can take " + from.steps() + ".");
    }

    @ParameterizedTest
    @MethodSource("states")
    void what_the_refusal_says_may_be_done_may_be_done(LegStatus from) {
        List<String> told = Arrays.stream(from.steps().split(", ", -1)).sorted().toList();
        List<String> legal = LEGAL.lines()
                .filter(line -> line.startsWith(from + " "))
                .map(line -> line.split(" ", -1)[1].replaceAll("_BY_.*|_TRIP", ""))
                .distinct()
                .sorted()
                .toList();
        List<String> expected = from == LegStatus.ABENDED ? List.of("COMPENSATE", "DISPUTE", "REFUND") : legal;
        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED, CONFIRMED",
        "PREPARING, CONFIRMED",
        "READY_TO_USE, CONFIRMED",
        "IN_USE, STARTED",
        "PAUSED, STARTED",
        "ISSUE_REPORTED, STARTED",
        "ENDED, ENDED",
        "CANCELLED, CANCELLED",
        "ABENDED, ENDED"
    })
    void a_trips_status_follows_from_its_leg(LegStatus leg, String tompName) {
        assertThat(legIn(leg).trip.status().tompName()).isEqualTo(tompName);
    }

    private static Optional<LegStatus> after(LegStatus from, Step step) {
        return LEGAL.lines()
                .filter(line -> line.startsWith(from + " " + step + " "))
                .map(line -> LegStatus.valueOf(line.split(" ", -1)[2]))
                .findFirst();
    }

    /** A leg in this state, reached by legal steps; a CANCELLED one was a no-show and cost something. */
    private static LiveTrip legIn(LegStatus status) {
        LiveTrip live = new LiveTrip(aHold(0, METRO).under(STRICT).make());
        live.now(START);
        switch (status) {
            case NOT_STARTED -> {}
            case PREPARING -> live.ride(0, RideStep.PREPARE);
            case READY_TO_USE -> live.ride(0, RideStep.READY);
            case CANCELLED -> live.now(START + 5 * MINUTE).ride(0, RideStep.NO_SHOW);
            case IN_USE, PAUSED, ISSUE_REPORTED, ENDED, ABENDED -> {
                live.ride(0, RideStep.START);
                live.now(START + MINUTE);
                switch (status) {
                    case PAUSED -> live.ride(0, RideStep.PAUSE);
                    case ISSUE_REPORTED -> live.ride(0, RideStep.REPORT_ISSUE);
                    case ENDED -> live.end(0, 100);
                    case ABENDED -> live.ride(0, RideStep.ABEND);
                    default -> {}
                }
            }
        }
        return live;
    }

    /** A moment at which nothing but the state can be in the way. */
    private static long momentFor(Step step) {
        return switch (step) {
            case EXPIRE -> START + 3 * HOUR;
            case ROLLBACK -> HoldMaker.BOOKED_AT + MINUTE;
            default -> START + 10 * MINUTE;
        };
    }

    private static void take(LiveTrip live, Step step) {
        switch (step) {
            case END -> live.end(0, 120);
            case CANCEL_BY_RIDER -> live.cancelLeg(0, GATEWAY);
            case CANCEL_BY_OPERATOR -> live.cancelLeg(0, live.operatorOf(0));
            case CANCEL_TRIP -> {
                // A trip that is cancelled already stays so without a word; the leg alone tells more.
                if (live.leg(0).state().status() == LegStatus.CANCELLED) {
                    live.cancelLeg(0, GATEWAY);
                } else {
                    live.cancel();
                }
            }
            case ROLLBACK -> live.rollBack();
            case EXPIRE -> live.expire(0);
            case REFUND -> live.refund(0, 10);
            case COMPENSATE -> live.compensate(0, 10);
            case DISPUTE -> live.dispute(0, GATEWAY);
            case PREPARE, READY, START, PAUSE, RESUME, REPORT_ISSUE, ABEND, NO_SHOW ->
                live.ride(0, RideStep.valueOf(step.name()), live.facts.nowMillis, Optional.<Money>empty());
        }
    }
}
