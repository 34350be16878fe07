package org.commonway.planner.place;

/**
 * An area between two parallels and two meridians, in degrees; it does not cross the 180th meridian.
 *
 * @param south lowest latitude
 * @param west lowest longitude
 * @param north highest latitude
 * @param east highest longitude
 */
public record Box(double south, double west, double north, double east) {
    /** Refuses a box turned inside out. */
    public Box {
        if (!(south <= north) || !(west <= east)) {
            throw new IllegalArgumentException("a box needs south <= north and west <= east");
        }
    }

    /** Whether the position lies inside or on the edge. */
    public boolean contains(Coordinate position) {
        return position.latitude() >= south
                && position.latitude() <= north
                && position.longitude() >= west
                && position.longitude() <= east;
    }
}
