package org.commonway.samplecity.place;

/**
 * A place on the globe, WGS84.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record Point(double lat, double lon) {
    private static final double METRES_PER_DEGREE = 111_195;

    /** Checks the ranges. */
    public Point {
        if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("latitude " + lat + ", longitude " + lon + " is no place on the globe");
        }
    }

    /** The distance over ground in metres; good to one in a thousand within a city. */
    public double metresTo(Point other) {
        double north = (other.lat - lat) * METRES_PER_DEGREE;
        double east =
                (other.lon - lon) * METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians((lat + other.lat) / 2));
        return StrictMath.sqrt(north * north + east * east);
    }

    /** The place so many metres to the east and to the north. */
    public Point shifted(double eastMetres, double northMetres) {
        double degreesEast = eastMetres / (METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat)));
        return new Point(rounded(lat + northMetres / METRES_PER_DEGREE), rounded(lon + degreesEast));
    }

    /** To seven decimals, OSM's own precision, so that files are the same on every machine. */
    private static double rounded(double degrees) {
        return StrictMath.rint(degrees * 1e7) / 1e7;
    }
}
