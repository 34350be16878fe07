package org.commonway.samplecity;

import java.util.Locale;

/**
 * How large the city is. Everything else (lines, stations, vehicles) follows from it.
 *
 * @param radiusMetres from the centre to the edge, 1,200 to 15,000
 */
public record CitySize(int radiusMetres) {
    /** About 3 by 3 km. */
    public static final CitySize SMALL = new CitySize(1_600);
    /** About 4.5 by 4.5 km, some 600 street crossings: what the demo runs. */
    public static final CitySize MEDIUM = new CitySize(2_250);
    /** About 10 by 10 km. */
    public static final CitySize LARGE = new CitySize(5_000);

    /** Checks the range. */
    public CitySize {
        if (radiusMetres < 1_200 || radiusMetres > 15_000) {
            throw new IllegalArgumentException("a city's radius is 1200 to 15000 metres, not " + radiusMetres
                    + ": give small, medium, large or a" + " number of metres in that range");
        }
    }

    /** Reads {@code small}, {@code medium}, {@code large} or a radius in metres. */
    public static CitySize parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "small" -> SMALL;
            case "medium" -> MEDIUM;
            case "large" -> LARGE;
            default -> ofRadius(text);
        };
    }

    private static CitySize ofRadius(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no size: give small, medium, large or a radius of 1200 to 15000 metres");
        }
        return new CitySize(Integer.parseInt(text));
    }

    /** How many times the ground of the medium city it covers. */
    public double areaFactor() {
        double ratio = radiusMetres / (double) MEDIUM.radiusMetres;
        return ratio * ratio;
    }
}
