package org.commonway.samplecity.place;

/**
 * A spot of the city's own plane.
 *
 * @param x metres east of the city's centre
 * @param y metres north of it
 */
public record Spot(double x, double y) {
    /** The spot at this direction and distance from the centre; the angle in degrees, counter-clockwise from east. */
    public static Spot polar(double degrees, double radiusMetres) {
        double angle = StrictMath.toRadians(degrees);
        return new Spot(radiusMetres * StrictMath.cos(angle), radiusMetres * StrictMath.sin(angle));
    }

    /** The distance in metres. */
    public double metresTo(Spot other) {
        return StrictMath.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
    }

    /** Where it lies on the globe, for a city with this centre. */
    public Point on(Point centre) {
        return centre.shifted(x, y);
    }
}
