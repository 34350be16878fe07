package org.commonway.planner.itinerary;

import java.time.Instant;
import java.util.List;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;

/**
 * Where and when a leg goes.
 *
 * @param from where it starts
 * @param to where it ends
 * @param departure when it starts
 * @param arrival when it ends, not before {@code departure}
 * @param distanceMetres its length
 * @param geometry from start to end
 */
public record LegPath(
        Place from, Place to, Instant departure, Instant arrival, int distanceMetres, List<Coordinate> geometry) {
    /** Copies the geometry; refuses time running backwards. */
    public LegPath {
        geometry = List.copyOf(geometry);
        if (arrival.isBefore(departure)) {
            throw new IllegalArgumentException("a leg arrives at " + arrival + " before it departs at " + departure);
        }
    }
}
