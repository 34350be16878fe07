package org.commonway.rules.trip;

import java.util.List;
import org.commonway.rules.leg.LegCause;
import org.commonway.rules.leg.LegState;

/**
 * Where a trip stands: TOMP's packageStatus (TOMP-API-1-CORE.yaml; transitions by its wiki, purchase-flow). A status is a
 * type, and each transition is a method of the status that it leaves; what a type has no method for cannot happen.
 * OFFERED, PENDING, RELEASED and EXPIRED happen before the ledger: a trip comes to it CONFIRMED, and what it is then
 * follows from its legs. SETTLED is what an ended or cancelled trip is from a moment on, and stands nowhere.
 */
public sealed interface TripStatus {

    /** The name in TOMP's packageStatus. */
    String tompName();

    /** The status of a booked trip with legs in these states. */
    static TripStatus of(List<LegState> legs) {
        Confirmed confirmed = new Confirmed();
        if (legs.stream().allMatch(TripStatus::isRolledBack)) {
            return confirmed.rollBack();
        }
        if (legs.stream().allMatch(LegState.Cancelled.class::isInstance)) {
            return confirmed.cancel();
        }
        // Whatever has a start was ridden: a ride in the middle, at its end, or broken off.
        if (legs.stream().noneMatch(leg -> leg.findStartedAtMillis().isPresent())) {
            return confirmed;
        }
        Started started = confirmed.start();
        return legs.stream().allMatch(LegState.Resolved.class::isInstance) ? started.end() : started;
    }

    private static boolean isRolledBack(LegState leg) {
        return leg.findCause().filter(LegCause.ROLLBACK::equals).isPresent();
    }

    /** Shown to the rider, at a price, for a while. */
    record Offered() implements TripStatus {
        /** Every leg is held. */
        public Pending hold() {
            return new Pending();
        }

        /** Booked without being held first. */
        public Confirmed confirm() {
            return new Confirmed();
        }

        /** The rider does not want it. */
        public Released release() {
            return new Released();
        }

        /** The rider did not want it in time. */
        public Expired expire() {
            return new Expired();
        }

        @Override
        public String tompName() {
            return "OFFERED";
        }
    }

    /** Every leg is held by its operator's signature, for a short while. */
    record Pending() implements TripStatus {
        /** The ledger has booked it. */
        public Confirmed confirm() {
            return new Confirmed();
        }

        /** The holds are let go. */
        public Rollback rollBack() {
            return new Rollback();
        }

        /** The holds ran out. */
        public Expired expire() {
            return new Expired();
        }

        @Override
        public String tompName() {
            return "PENDING";
        }
    }

    /** Booked: every leg is the rider's. */
    record Confirmed() implements TripStatus {
        /** Taken back inside the confirmation window, as if it had not been booked. */
        public Rollback rollBack() {
            return new Rollback();
        }

        /** No leg will be ridden. */
        public Cancelled cancel() {
            return new Cancelled();
        }

        /** The first leg is ridden. */
        public Started start() {
            return new Started();
        }

        @Override
        public String tompName() {
            return "CONFIRMED";
        }
    }

    /** A leg is or was ridden, and some leg is not over yet. */
    record Started() implements TripStatus {
        /** Every leg is over, one way or another. */
        public Ended end() {
            return new Ended();
        }

        @Override
        public String tompName() {
            return "STARTED";
        }
    }

    /** Ridden. */
    record Ended() implements TripStatus {
        /** Nothing about it can change any more. */
        public Settled settle() {
            return new Settled();
        }

        @Override
        public String tompName() {
            return "ENDED";
        }
    }

    /** No leg was or will be ridden; there may be fees. */
    record Cancelled() implements TripStatus {
        /** Nothing about it can change any more. */
        public Settled settle() {
            return new Settled();
        }

        @Override
        public String tompName() {
            return "CANCELLED";
        }
    }

    /** Paid out, and past every dispute: final. */
    record Settled() implements TripStatus {
        @Override
        public String tompName() {
            return "SETTLED";
        }
    }

    /** As if it had not been booked: final. */
    record Rollback() implements TripStatus {
        @Override
        public String tompName() {
            return "ROLLBACK";
        }
    }

    /** An offer that the rider did not want: final. */
    record Released() implements TripStatus {
        @Override
        public String tompName() {
            return "RELEASED";
        }
    }

    /** Time ran out before it was booked: final. */
    record Expired() implements TripStatus {
        @Override
        public String tompName() {
            return "EXPIRED";
        }
    }
}
