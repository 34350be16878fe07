package org.commonway.planner.search;

import java.util.List;
import java.util.Optional;

/**
 * A trip over at least one vehicle of a timetable, as the search found it. Times are seconds from the day's base.
 *
 * @param access way from the origin
 * @param rides in order
 * @param between the ride on a shared vehicle between two of them, if there is one
 * @param egress way to the destination
 * @param departure when one must leave the origin
 * @param totals what it comes to
 */
public record Journey(
        DoorLabel access, List<Ride> rides, Optional<Between> between, DoorLabel egress, int departure, Totals totals) {
    /** Copies the rides. */
    public Journey {
        rides = List.copyOf(rides);
    }

    /**
     * A ride on one trip.
     *
     * @param pattern the pattern
     * @param trip the trip within it
     * @param board the position of getting on
     * @param alight the position of getting off
     */
    public record Ride(int pattern, int trip, int board, int alight) {}

    /**
     * A ride on a shared vehicle between two rides, with the walks to and from it.
     *
     * @param after index of the ride before it
     * @param way to the stop of the next ride
     */
    public record Between(int after, DoorLabel way) {}

    /** The way between a ride, by its index, and the next, if it is not simply walked. */
    public Optional<DoorLabel> wayAfter(int ride) {
        return between.filter(some -> some.after() == ride).map(Between::way);
    }

    /**
     * Sums of a trip.
     *
     * @param arrival when one is at the destination
     * @param price minor units for all passengers, as far as known
     * @param priceKnown whether that is all
     * @param co2Grams for all passengers
     * @param walkMetres on foot
     * @param vehicles timetable and rented vehicles
     */
    public record Totals(int arrival, int price, boolean priceKnown, int co2Grams, int walkMetres, int vehicles) {}
}
