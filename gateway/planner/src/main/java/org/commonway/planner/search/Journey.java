package org.commonway.planner.search;

import java.util.List;

/**
 * A trip over at least one vehicle of a timetable, as the search found it. Times are seconds from the day's base.
 *
 * @param access way from the origin
 * @param rides in order
 * @param egress way to the destination
 * @param departure when one must leave the origin
 * @param totals what it comes to
 */
public record Journey(DoorLabel access, List<Ride> rides, DoorLabel egress, int departure, Totals totals) {
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
