package org.commonway.rules.leg;

import java.util.Optional;
import org.commonway.rules.leg.LegState.Cancelled;
import org.commonway.rules.leg.LegState.Ended;
import org.commonway.rules.leg.LegState.Going;
import org.commonway.rules.leg.LegState.Halted;
import org.commonway.rules.leg.LegState.InUse;
import org.commonway.rules.leg.LegState.NotStarted;
import org.commonway.rules.leg.LegState.Riding;
import org.commonway.rules.leg.LegState.Unready;
import org.commonway.rules.leg.LegState.Waiting;

/** Which method of a state a reported step is. */
final class RideSteps {
    private RideSteps() {}

    /** The state after the step; empty when the state has no such step. */
    static Optional<LegState> after(LegState state, RideStep step, long at) {
        return switch (step) {
            case PREPARE -> state instanceof NotStarted leg ? Optional.of(leg.prepare(at)) : Optional.empty();
            case READY -> state instanceof Unready leg ? Optional.of(leg.ready(at)) : Optional.empty();
            case START -> state instanceof Waiting leg ? Optional.of(leg.start(at)) : Optional.empty();
            case PAUSE -> state instanceof InUse leg ? Optional.of(leg.pause(at)) : Optional.empty();
            case RESUME -> state instanceof Halted leg ? Optional.of(leg.resume(at)) : Optional.empty();
            case REPORT_ISSUE -> state instanceof Going leg ? Optional.of(leg.reportIssue(at)) : Optional.empty();
            case END -> state instanceof Riding leg ? Optional.of(leg.end(at)) : Optional.empty();
            case ABEND ->
                state instanceof Riding leg ? Optional.of(leg.abend(LegCause.OPERATOR, at)) : Optional.empty();
            case NO_SHOW ->
                state instanceof Waiting leg ? Optional.of(leg.cancel(LegCause.NO_SHOW, at)) : Optional.empty();
        };
    }

    /**
     * Whether the step of this moment is what brought the leg where it stands. A start is remembered for the whole ride; of
     * other steps the last one is.
     */
    static boolean hasHappened(LegState state, RideStep step, long at) {
        if (step == RideStep.START) {
            return state.findStartedAtMillis().stream().anyMatch(startedAt -> startedAt == at);
        }
        return state.sinceMillis() == at && isLastStep(state, step);
    }

    private static boolean isLastStep(LegState state, RideStep step) {
        return switch (step) {
            case PREPARE -> state.status() == LegStatus.PREPARING;
            case READY -> state.status() == LegStatus.READY_TO_USE;
            case PAUSE -> state.status() == LegStatus.PAUSED;
            // A leg that is in use since its start was never resumed.
            case RESUME -> state instanceof InUse leg && leg.startedAtMillis() != leg.sinceMillis();
            case REPORT_ISSUE -> state.status() == LegStatus.ISSUE_REPORTED;
            case END -> state instanceof Ended;
            case ABEND -> state instanceof LegState.Abended leg && leg.cause() == LegCause.OPERATOR;
            case NO_SHOW -> state instanceof Cancelled leg && leg.cause() == LegCause.NO_SHOW;
            case START -> false;
        };
    }
}
