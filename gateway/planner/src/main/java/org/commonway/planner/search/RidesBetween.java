package org.commonway.planner.search;

/**
 * Rides on shared vehicles from stop to stop, for one who gets off a vehicle of a timetable and then on another. They are
 * asked for stop by stop, since few stops are worth the work.
 */
public interface RidesBetween {
    /** Those with which one is ready to get on at a stop by the time that this array has for it; it stays as it is. */
    Timely by(int[] latest);

    /**
     * What a ride that was shown comes to, with the walks before and after it.
     *
     * @param number as it was shown
     * @param target the stop to which it was shown
     */
    DoorLabel label(int number, int target);

    /** Rides that are in time. */
    interface Timely {
        /** Shows the rides of one who gets off at this stop at this time. */
        void visit(int stop, int time, Visitor visitor);
    }

    /** What is shown a ride. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes in a ride.
         *
         * @param target the stop
         * @param seconds from getting off to being ready to get on there
         * @param number what the ride is known by
         */
        void visit(int target, int seconds, int number);
    }
}
