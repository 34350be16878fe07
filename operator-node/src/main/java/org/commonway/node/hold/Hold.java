package org.commonway.node.hold;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * A hold in one of its states (the words are TOMP's packageStatus). A transition is a method of the state that it
 * leaves; where there is no method there is no way.
 */
public sealed interface Hold {

    /** What stays the same. */
    HoldFacts facts();

    /** The hold's id. */
    default String holdId() {
        return facts().ids().holdId();
    }

    /** The word for this state, as it is stored and told. */
    Status status();

    /** The words for the states. */
    enum Status {
        PENDING,
        CONFIRMED,
        STARTED,
        ENDED,
        RELEASED,
        EXPIRED,
        CANCELLED
    }

    /** While it is in such a state, nobody else may have what it claims. */
    sealed interface Live extends Hold permits Pending, Confirmed, Started {
        /** The trip was cancelled on the ledger. */
        default Cancelled cancel(Instant at) {
            return new Cancelled(facts(), at);
        }
    }

    /** Let go before the ledger was heard. The ledger's commit decides: a booking that comes late is honoured. */
    sealed interface LetGo extends Hold permits Released, Expired {
        /** The ledger booked it all the same. */
        default Confirmed honour(String txId) {
            return new Confirmed(facts(), txId);
        }
    }

    /** Promised to a gateway until it expires. */
    record Pending(HoldFacts facts) implements Live {
        /** The ledger booked the trip. */
        public Confirmed confirm(String txId) {
            return new Confirmed(facts, txId);
        }

        /** The gateway lets go. */
        public Released release(Instant at) {
            return new Released(facts, at);
        }

        /** True when its time is up. */
        public boolean isDue(Instant now) {
            return !now.isBefore(facts.expiresAt());
        }

        /** Its time is up; a bug when it is not. */
        public Expired expire(Instant now) {
            if (!isDue(now)) {
                throw new IllegalStateException("hold " + holdId() + " is good until " + facts.expiresAt());
            }
            return new Expired(facts, now);
        }

        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /**
     * Booked on the ledger.
     *
     * @param txId the transaction that booked it
     */
    record Confirmed(HoldFacts facts, String txId) implements Live {
        /** The rider sets off, whose acts this key checks. */
        public Started start(Instant at, ByteString riderKey) {
            return new Started(facts, txId, at, riderKey);
        }

        @Override
        public Status status() {
            return Status.CONFIRMED;
        }
    }

    /**
     * Being ridden.
     *
     * @param txId the transaction that booked it
     * @param at since when, wall clock
     * @param riderKey public key of the rider for this trip: it ends the ride, whether the ledger answers or not
     */
    record Started(HoldFacts facts, String txId, Instant at, ByteString riderKey) implements Live {
        /** The rider arrived. */
        public Ended end(Instant endedAt) {
            return new Ended(facts, txId, endedAt);
        }

        /** What it costs when it ends then; empty for a flat price. */
        public Optional<Money> chargeAt(Instant end) {
            long seconds = Math.max(0, Duration.between(at, end).toSeconds());
            return facts.leg().sale().meter().map(meter -> facts.leg().costOf((int) Math.min(seconds, MOST_SECONDS)));
        }

        private static final int MOST_SECONDS = 30 * 24 * 3600;

        @Override
        public Status status() {
            return Status.STARTED;
        }
    }

    /**
     * Ridden to its end.
     *
     * @param txId the transaction that booked it
     * @param at wall clock
     */
    record Ended(HoldFacts facts, String txId, Instant at) implements Hold {
        @Override
        public Status status() {
            return Status.ENDED;
        }
    }

    /**
     * Let go by its gateway.
     *
     * @param at wall clock
     */
    record Released(HoldFacts facts, Instant at) implements LetGo {
        @Override
        public Status status() {
            return Status.RELEASED;
        }
    }

    /**
     * Not booked in time.
     *
     * @param at when that was noticed, wall clock
     */
    record Expired(HoldFacts facts, Instant at) implements LetGo {
        @Override
        public Status status() {
            return Status.EXPIRED;
        }
    }

    /**
     * Cancelled on the ledger.
     *
     * @param at wall clock
     */
    record Cancelled(HoldFacts facts, Instant at) implements Hold {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }
}
