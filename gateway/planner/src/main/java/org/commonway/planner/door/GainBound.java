package org.commonway.planner.door;

import java.util.Arrays;
import org.commonway.planner.fleet.StopPlane;

/** Tells, by bee-lines, where a ride cannot end in time anywhere, so that no streets are searched for it. */
final class GainBound {
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final StopPlane plane;
    private final int[] latest;
    /** By cell of the plane, the latest of its stops. */
    private final int[] latestIn;
    /** The cells of which a stop can be in time at all. */
    private final int[] cells;

    private int count;
    private int last = NEVER;

    /** By when one must be ready at a stop, by stop. */
    GainBound(StopPlane plane, int[] latest) {
        this.plane = plane;
        this.latest = latest;
        this.latestIn = new int[plane.cellCount()];
        this.cells = new int[latestIn.length];
        Arrays.fill(latestIn, NEVER);
        for (int stop = 0; stop < latest.length; stop++) {
            if (latest[stop] > NEVER) {
                int cell = plane.cellOf(stop);
                if (latestIn[cell] == NEVER) {
                    cells[count++] = cell;
                }
                latestIn[cell] = Math.max(latestIn[cell], latest[stop]);
                last = Math.max(last, latest[stop]);
            }
        }
    }

    /** Whether one who rides from here at this time, so fast, may be somewhere in time. */
    boolean mayGain(float x, float y, int time, float metresPerSecond) {
        if (time > last) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int cell = cells[i];
            int seconds = latestIn[cell] - time;
            if (seconds >= 0
                    && plane.isWithin(x, y, cell, seconds * metresPerSecond)
                    && mayGain(x, y, time, metresPerSecond, cell)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayGain(float x, float y, int time, float metresPerSecond, int cell) {
        for (int i = plane.firstIn(cell); i < plane.firstIn(cell + 1); i++) {
            int stop = plane.stopIn(i);
            float most = (latest[stop] - time) * metresPerSecond;
            float east = plane.x(stop) - x;
            float north = plane.y(stop) - y;
            if (most >= 0 && east * east + north * north <= most * most) {
                return true;
            }
        }
        return false;
    }
}
