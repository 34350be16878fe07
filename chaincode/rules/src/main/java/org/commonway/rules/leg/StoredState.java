package org.commonway.rules.leg;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A leg's state as facts on the ledger (commonway.ledger.v1.Leg).
 *
 * @param cause present for CANCELLED and ABENDED
 * @param startedAtMillis present from IN_USE on
 * @param sinceMillis when it came to this status (ended_at); absent for NOT_STARTED
 */
public record StoredState(
        LegStatus status, Optional<LegCause> cause, OptionalLong startedAtMillis, OptionalLong sinceMillis) {

    /** What stands on the ledger for this state. */
    public static StoredState of(LegState state) {
        return new StoredState(
                state.status(),
                state.findCause(),
                state.findStartedAtMillis(),
                state instanceof LegState.NotStarted ? OptionalLong.empty() : OptionalLong.of(state.sinceMillis()));
    }

    /** The state that stands so on the ledger; facts that do not fit together are a bug. */
    public LegState toState(long bookedAtMillis) {
        LegState state = read(bookedAtMillis);
        if (!of(state).equals(this)) {
            throw new IllegalStateException("a leg stands on the ledger as " + this);
        }
        return state;
    }

    private LegState read(long bookedAtMillis) {
        long since = sinceMillis.orElse(bookedAtMillis);
        long startedAt = startedAtMillis.orElse(since);
        // A cause that is missing where one must be is found by the comparison above: no leg was cancelled for it.
        LegCause why = cause.orElse(LegCause.EXPIRED);
        return switch (status) {
            case NOT_STARTED -> new LegState.NotStarted(since);
            case PREPARING -> new LegState.Preparing(since);
            case READY_TO_USE -> new LegState.ReadyToUse(since);
            case IN_USE -> new LegState.InUse(startedAt, since);
            case PAUSED -> new LegState.Paused(startedAt, since);
            case ISSUE_REPORTED -> new LegState.IssueReported(startedAt, since);
            case ENDED -> new LegState.Ended(startedAt, since);
            case CANCELLED -> new LegState.Cancelled(why, since);
            case ABENDED -> new LegState.Abended(why, startedAt, since);
        };
    }
}
