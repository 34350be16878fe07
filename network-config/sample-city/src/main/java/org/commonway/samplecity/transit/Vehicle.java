package org.commonway.samplecity.transit;

/** What runs on a line, with what a timetable needs to know of it. */
public enum Vehicle {
    METRO(1, 36, 20, 4, 8),
    BUS(3, 22, 12, 8, 15);

    private final int gtfsRouteType;
    private final int speedKmh;
    private final int dwellSeconds;
    private final int peakMinutes;
    private final int quietMinutes;

    Vehicle(int gtfsRouteType, int speedKmh, int dwellSeconds, int peakMinutes, int quietMinutes) {
        this.gtfsRouteType = gtfsRouteType;
        this.speedKmh = speedKmh;
        this.dwellSeconds = dwellSeconds;
        this.peakMinutes = peakMinutes;
        this.quietMinutes = quietMinutes;
    }

    /** GTFS routes.txt route_type. */
    public int gtfsRouteType() {
        return gtfsRouteType;
    }

    /** Seconds for a part of the way without its stop. */
    int secondsFor(double metres) {
        return (int) StrictMath.ceil(metres * 3.6 / speedKmh);
    }

    int dwellSeconds() {
        return dwellSeconds;
    }

    int peakMinutes() {
        return peakMinutes;
    }

    int quietMinutes() {
        return quietMinutes;
    }
}
