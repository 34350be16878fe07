package org.commonway.planner.streets;

import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;

/**
 * A car park where one may leave a car and go on by public transport: OpenStreetMap's {@code amenity=parking} with a
 * {@code park_ride} other than {@code no}.
 *
 * @param name as people read it; may be empty
 * @param position of the car park, or the middle of its corners
 * @param capacity how many cars it takes; empty where the map does not say. How many spaces are free is not known
 */
public record ParkAndRide(String name, Coordinate position, OptionalInt capacity) {}
