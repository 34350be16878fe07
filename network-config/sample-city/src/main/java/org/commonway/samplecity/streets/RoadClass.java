package org.commonway.samplecity.streets;

import java.util.Locale;

/** OSM's highway classes, as far as the city has them. */
public enum RoadClass {
    PRIMARY,
    SECONDARY,
    TERTIARY,
    RESIDENTIAL,
    CYCLEWAY,
    FOOTWAY;

    /** The value of OSM's tag {@code highway}. */
    public String osmValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a bus may drive here. */
    public boolean carriesBuses() {
        return compareTo(RESIDENTIAL) <= 0;
    }

    /** How much longer a metre of it seems to a bus than one of a main road. */
    double busCostFactor() {
        return switch (this) {
            case PRIMARY, SECONDARY -> 1.0;
            case TERTIARY -> 1.15;
            case RESIDENTIAL -> 1.5;
            case CYCLEWAY, FOOTWAY -> Double.POSITIVE_INFINITY;
        };
    }
}
