package org.commonway.planner.search;

/**
 * A way between a door and a stop: from the origin to a stop where one is then ready to get on, or from a stop where one
 * got off to the destination.
 *
 * @param stop the stop
 * @param seconds how long it takes
 * @param price minor units for all passengers
 * @param priceKnown false when part of the price is not known
 * @param co2Grams for all passengers
 * @param walkMetres on foot
 * @param vehicles rented or own, ridden on the way: 0 or 1
 * @param detail what the caller knows it by
 */
public record DoorLabel(
        int stop, int seconds, int price, boolean priceKnown, int co2Grams, int walkMetres, int vehicles, int detail) {}
