package org.commonway.planner.place;

/**
 * A named position, such as an address or a stop.
 *
 * @param name as riders read it; may be empty
 * @param coordinate where it is
 */
public record Place(String name, Coordinate coordinate) {}
