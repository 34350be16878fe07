package org.commonway.planner.fleet;

import java.util.Optional;
import org.commonway.planner.streets.StreetPoint;

/** Where a vehicle or station stands, tied to the streets and to the stops within a short walk. */
public final class Spot {
    private final Optional<StreetPoint> foot;
    private final Optional<StreetPoint> ride;
    private final int[] stops;
    private final int[] seconds;
    private final int[] metres;

    /** Takes the arrays as they are: stops near it, with the walk's seconds and metres. */
    Spot(Optional<StreetPoint> foot, Optional<StreetPoint> ride, int[] stops, int[] seconds, int[] metres) {
        this.foot = foot;
        this.ride = ride;
        this.stops = stops;
        this.seconds = seconds;
        this.metres = metres;
    }

    /** For walking to it; empty off the map. */
    public Optional<StreetPoint> foot() {
        return foot;
    }

    /** For riding from or to it; empty off the map. */
    public Optional<StreetPoint> ride() {
        return ride;
    }

    /** How many stops are near. */
    public int stopCount() {
        return stops.length;
    }

    /** The i-th stop near. */
    public int stop(int i) {
        return stops[i];
    }

    /** Seconds on foot to the i-th stop. */
    public int seconds(int i) {
        return seconds[i];
    }

    /** Metres on foot to the i-th stop. */
    public int metres(int i) {
        return metres[i];
    }
}
