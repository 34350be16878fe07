package org.commonway.node.place;

/**
 * A WGS 84 position in units of 10^-7 degree, as the network signs it.
 *
 * @param latitudeE7 -900000000 to 900000000
 * @param longitudeE7 -1800000000 to 1800000000
 */
public record Position(int latitudeE7, int longitudeE7) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;
    private static final double UNITS_PER_DEGREE = 1e7;

    /** Refuses what lies outside the globe. */
    public Position {
        if (Math.abs((long) latitudeE7) > 900_000_000L || Math.abs((long) longitudeE7) > 1_800_000_000L) {
            throw new IllegalArgumentException("no such place: " + latitudeE7 + "," + longitudeE7);
        }
    }

    /** The position of these degrees. */
    public static Position ofDegrees(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no such place: " + latitude + "," + longitude);
        }
        return new Position(
                (int) Math.round(latitude * UNITS_PER_DEGREE), (int) Math.round(longitude * UNITS_PER_DEGREE));
    }

    /** Latitude in degrees. */
    public double latitude() {
        return latitudeE7 / UNITS_PER_DEGREE;
    }

    /** Longitude in degrees. */
    public double longitude() {
        return longitudeE7 / UNITS_PER_DEGREE;
    }

    /** Great-circle distance in metres. */
    public double metresTo(Position other) {
        double halfLatitude = Math.sin(Math.toRadians(other.latitude() - latitude()) / 2);
        double halfLongitude = Math.sin(Math.toRadians(other.longitude() - longitude()) / 2);
        double chord = halfLatitude * halfLatitude
                + Math.cos(Math.toRadians(latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * halfLongitude
                        * halfLongitude;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
