package org.commonway.rules.leg;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a leg, as a type: what can happen next is a method of the state that it leaves, and what a type has no method
 * for cannot happen. States are TOMP's legStatus (TOMP-API-1-CORE.yaml); ENDING, which its text describes and its enum
 * lacks, is left out. Times are milliseconds since 1970-01-01T00:00:00Z, as reported for steps of the ride, else those of
 * the transaction.
 */
public sealed interface LegState {

    /** Its name. */
    LegStatus status();

    /** When the leg came to this state; of one that nothing happened to, when it was booked. */
    long sinceMillis();

    /** When the ride started, if it did. */
    default OptionalLong findStartedAtMillis() {
        return OptionalLong.empty();
    }

    /** Why it is CANCELLED or ABENDED; empty in every other state. */
    default Optional<LegCause> findCause() {
        return Optional.empty();
    }

    /** Not ridden yet: it can start, or be taken back. */
    sealed interface Waiting extends LegState permits Unready, ReadyToUse {
        /** The rider rides. */
        default InUse start(long atMillis) {
            return new InUse(atMillis, atMillis);
        }

        /** Nobody will ride it. */
        default Cancelled cancel(LegCause cause, long atMillis) {
            return new Cancelled(cause, atMillis);
        }
    }

    /** Waiting, and not ready to be ridden yet. */
    sealed interface Unready extends Waiting permits NotStarted, Preparing {
        /** The vehicle waits for the rider. */
        default ReadyToUse ready(long atMillis) {
            return new ReadyToUse(atMillis);
        }
    }

    /** Being ridden: it can end, or be broken off. */
    sealed interface Riding extends LegState permits Going, Halted {
        /** When the ride started. */
        long startedAtMillis();

        /** The ride is over. */
        default Ended end(long atMillis) {
            return new Ended(startedAtMillis(), atMillis);
        }

        /** The ride is broken off for a reason that is not the rider's. */
        default Abended abend(LegCause cause, long atMillis) {
            return new Abended(cause, startedAtMillis(), atMillis);
        }

        @Override
        default OptionalLong findStartedAtMillis() {
            return OptionalLong.of(startedAtMillis());
        }
    }

    /** Ridden or paused: something may turn out to be wrong. */
    sealed interface Going extends Riding permits InUse, Paused {
        /** Something is wrong with the vehicle. */
        default IssueReported reportIssue(long atMillis) {
            return new IssueReported(startedAtMillis(), atMillis);
        }
    }

    /** Standing still: the ride may go on. */
    sealed interface Halted extends Riding permits Paused, IssueReported {
        /** The ride goes on. */
        default InUse resume(long atMillis) {
            return new InUse(startedAtMillis(), atMillis);
        }
    }

    /** Over, one way or another: what it costs is known, and only money can move. */
    sealed interface Resolved extends LegState permits Ended, Cancelled, Abended {}

    /** Booked. */
    record NotStarted(long sinceMillis) implements Unready {
        /** The operator makes it ready. */
        public Preparing prepare(long atMillis) {
            return new Preparing(atMillis);
        }

        /** As if it had not been booked. */
        public Cancelled rollBack(long atMillis) {
            return cancel(LegCause.ROLLBACK, atMillis);
        }

        @Override
        public LegStatus status() {
            return LegStatus.NOT_STARTED;
        }
    }

    /** Being made ready. */
    record Preparing(long sinceMillis) implements Unready {
        @Override
        public LegStatus status() {
            return LegStatus.PREPARING;
        }
    }

    /** Ready, and waiting for the rider. */
    record ReadyToUse(long sinceMillis) implements Waiting {
        @Override
        public LegStatus status() {
            return LegStatus.READY_TO_USE;
        }
    }

    /** Being ridden. */
    record InUse(long startedAtMillis, long sinceMillis) implements Going {
        /** The rider stops for a while and keeps the vehicle. */
        public Paused pause(long atMillis) {
            return new Paused(startedAtMillis, atMillis);
        }

        @Override
        public LegStatus status() {
            return LegStatus.IN_USE;
        }
    }

    /** Stopped for a while. */
    record Paused(long startedAtMillis, long sinceMillis) implements Going, Halted {
        @Override
        public LegStatus status() {
            return LegStatus.PAUSED;
        }
    }

    /** Stopped, for something is wrong. */
    record IssueReported(long startedAtMillis, long sinceMillis) implements Halted {
        @Override
        public LegStatus status() {
            return LegStatus.ISSUE_REPORTED;
        }
    }

    /** Ridden to its end. */
    record Ended(long startedAtMillis, long sinceMillis) implements Resolved {
        @Override
        public LegStatus status() {
            return LegStatus.ENDED;
        }

        @Override
        public OptionalLong findStartedAtMillis() {
            return OptionalLong.of(startedAtMillis);
        }
    }

    /** Taken back before it was ridden. */
    record Cancelled(LegCause cause, long sinceMillis) implements Resolved {
        @Override
        public LegStatus status() {
            return LegStatus.CANCELLED;
        }

        @Override
        public Optional<LegCause> findCause() {
            return Optional.of(cause);
        }
    }

    /** Broken off while it was ridden. */
    record Abended(LegCause cause, long startedAtMillis, long sinceMillis) implements Resolved {
        @Override
        public LegStatus status() {
            return LegStatus.ABENDED;
        }

        @Override
        public OptionalLong findStartedAtMillis() {
            return OptionalLong.of(startedAtMillis);
        }

        @Override
        public Optional<LegCause> findCause() {
            return Optional.of(cause);
        }
    }
}
