package org.commonway.rules.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Where a request for access stands. All moments are milliseconds since 1970-01-01T00:00:00Z. */
public sealed interface AccessState {
    /** So long whoever is asked may take. */
    int ANSWER_DAYS = 15;

    /** So long after a refusal it may be appealed. */
    int APPEAL_DAYS = 30;

    /** So long the city may take to rule. */
    int RULING_DAYS = 30;

    /** A day, in milliseconds. */
    long DAY_MILLIS = 86_400_000;

    /** Until when somebody must act, if anybody must. When that is over and nobody has, the request is overdue. */
    default OptionalLong dueMillis() {
        return OptionalLong.empty();
    }

    /** Whether nothing can come of it any more, so that the same may be asked again. */
    boolean isOver(long nowMillis);

    /**
     * Waits for who was asked.
     *
     * @param atMillis when it was asked
     */
    record Requested(long atMillis) implements AccessState {
        @Override
        public OptionalLong dueMillis() {
            return OptionalLong.of(atMillis + ANSWER_DAYS * DAY_MILLIS);
        }

        @Override
        public boolean isOver(long nowMillis) {
            return false;
        }

        /** Nobody answered in time; refused with TOO_EARLY while that may still be. */
        Appealed appeal(Sha256 text, long nowMillis) {
            if (nowMillis <= dueMillis().orElseThrow()) {
                throw new Refusal(
                        RefusalCode.TOO_EARLY,
                        "The answer is due at " + dueMillis().orElseThrow()
                                + " (milliseconds since 1970); wait for it until then.");
            }
            return new Appealed(Optional.empty(), text, nowMillis);
        }
    }

    /** Let in. */
    record Granted(long atMillis) implements AccessState {
        @Override
        public boolean isOver(long nowMillis) {
            return true;
        }
    }

    /**
     * Refused, for these reasons.
     *
     * @param reasons each once, in the order of the list
     * @param text hash of the whole statement
     */
    record Refused(List<AccessReason> reasons, Sha256 text, long atMillis) implements AccessState {
        /** Refuses with INVALID_ACCESS what gives no reason, or one twice or out of order. */
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()
                    || new HashSet<>(reasons).size() != reasons.size()
                    || !reasons.equals(reasons.stream().sorted().toList())) {
                throw new Refusal(
                        RefusalCode.INVALID_ACCESS,
                        "A refusal gives its reasons, each once and in the order of the list; correct reasons.");
            }
        }

        @Override
        public boolean isOver(long nowMillis) {
            return nowMillis > atMillis + APPEAL_DAYS * DAY_MILLIS;
        }

        /** Refused with TOO_LATE when the days for it are over. */
        Appealed appeal(Sha256 appeal, long nowMillis) {
            if (isOver(nowMillis)) {
                throw new Refusal(
                        RefusalCode.TOO_LATE,
                        "A refusal may be appealed for " + APPEAL_DAYS + " days; ask for access again instead.");
            }
            return new Appealed(Optional.of(this), appeal, nowMillis);
        }

        boolean saysTheSame(Refused other) {
            return reasons.equals(other.reasons) && text.equals(other.text);
        }
    }

    /**
     * Waits for the city.
     *
     * @param refusal what is appealed; empty when nobody had answered
     */
    record Appealed(Optional<Refused> refusal, Sha256 text, long atMillis) implements AccessState {
        @Override
        public OptionalLong dueMillis() {
            return OptionalLong.of(atMillis + RULING_DAYS * DAY_MILLIS);
        }

        @Override
        public boolean isOver(long nowMillis) {
            return false;
        }
    }

    /**
     * The city has ruled.
     *
     * @param isOverturned the operator was right
     */
    record Ruled(Appealed appeal, boolean isOverturned, Sha256 text, long atMillis) implements AccessState {
        @Override
        public boolean isOver(long nowMillis) {
            return true;
        }
    }
}
