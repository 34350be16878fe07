package org.commonway.planner.door;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.ShortRides;
import org.commonway.planner.fleet.StopPlane;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.VehicleStation;

/** Tells, by bee-lines, at which stations a ride cannot end in time. Stations are looked at when first asked for. */
final class ReturnBound {
    private final FleetIndex fleet;
    private final ShortRides rides;
    private final int[] latest;
    /** By place of stations, when a ride must end there for one to be at any stop in time; empty before it is asked. */
    private int[] latestAt = new int[0];

    /** By when one must be ready at a stop, by stop. */
    ReturnBound(FleetIndex fleet, int[] latest) {
        this.fleet = fleet;
        this.rides = fleet.shortRides();
        this.latest = latest;
    }

    /** Whether one who is ready at the stop at this time is in time. */
    boolean isInTime(int stop, int time) {
        return time <= latest[stop];
    }

    /** Shows the places of stations, by rising number, where one who rides from here at this time, so fast, may be in time. */
    void visitGains(float x, float y, int time, float metresPerSecond, IntConsumer visitor) {
        if (latestAt.length < rides.stationCount()) {
            latestAt = new int[rides.stationCount()];
            Arrays.setAll(latestAt, this::latestAt);
        }
        StopPlane plane = rides.plane();
        for (int place = 0; place < latestAt.length; place++) {
            int seconds = latestAt[place] - time;
            if (seconds >= 0) {
                Coordinate at = rides.station(place);
                if (GainBound.isWithin(plane.x(at) - x, plane.y(at) - y, seconds * metresPerSecond)) {
                    visitor.accept(place);
                }
            }
        }
    }

    private int latestAt(int place) {
        int[] found = {GainBound.NEVER};
        for (VehicleStation station : fleet.listReturns(place)) {
            fleet.spot(station)
                    .visitStops((stop, walk) -> found[0] = Math.max(found[0], latest[stop] - walk.seconds()));
        }
        return found[0];
    }
}
