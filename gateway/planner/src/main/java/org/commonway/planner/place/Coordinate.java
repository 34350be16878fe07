package org.commonway.planner.place;

/**
 * A WGS 84 position in degrees.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 */
public record Coordinate(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** Refuses what is no position on Earth, NaN included. */
    public Coordinate {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no position on Earth: " + latitude + ", " + longitude);
        }
    }

    /** Great-circle distance in metres, by the haversine formula. */
    public double metresTo(Coordinate other) {
        double latitudes = Math.toRadians(other.latitude - latitude);
        double longitudes = Math.toRadians(other.longitude - longitude);
        double h = square(Math.sin(latitudes / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * square(Math.sin(longitudes / 2));
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static double square(double value) {
        return value * value;
    }
}
