package org.commonway.rules.trip;

/**
 * Where a trip stands, in TOMP's words (packageStatus). A status is a type, and each transition is a method of the status
 * that it leaves; what a type has no method for cannot happen. OFFERED, PENDING, RELEASED and EXPIRED happen before the
 * ledger: a trip is CONFIRMED by being booked.
 */
public sealed interface TripStatus {

    /** The name in TOMP's packageStatus. */
    String tompName();

    /** Booked: every leg is the rider's. */
    record Confirmed(long bookedAtMillis) implements TripStatus {
        /** The rider does not go after all: vehicles and seats are free again, the holds stay used. */
        public Cancelled cancel(long atMillis) {
            return new Cancelled(bookedAtMillis, atMillis);
        }

        @Override
        public String tompName() {
            return "CONFIRMED";
        }
    }

    /** Taken back before it began; final. */
    record Cancelled(long bookedAtMillis, long cancelledAtMillis) implements TripStatus {
        @Override
        public String tompName() {
            return "CANCELLED";
        }
    }
}
