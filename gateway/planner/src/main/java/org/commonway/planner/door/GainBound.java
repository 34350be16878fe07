package org.commonway.planner.door;

import java.util.Arrays;
import org.commonway.planner.fleet.StopPlane;

/** Tells, by bee-lines, where a ride cannot end in time anywhere, so that no streets are searched for it. */
final class GainBound {
    static final int NEVER = Integer.MIN_VALUE / 2;

    private final StopPlane plane;
    private final int[] latest;
    /** By cell of the plane, the latest of its stops. */
    private final int[] latestIn;
    /** The cells of which a stop can be in time at all. */
    private final int[] cells;

    /** The stops at which one can be in time at all, rising. */
    private final int[] stops;

    private int count;
    private int last = NEVER;

    /** By when one must be ready at a stop, by stop. */
    GainBound(StopPlane plane, int[] latest) {
        this.plane = plane;
        this.latest = latest;
        this.latestIn = new int[plane.cellCount()];
        this.cells = new int[latestIn.length];
        int[] found = new int[latest.length];
        int size = 0;
        Arrays.fill(latestIn, NEVER);
        for (int stop = 0; stop < latest.length; stop++) {
            if (latest[stop] > NEVER) {
                found[size++] = stop;
                int cell = plane.cellOf(stop);
                if (latestIn[cell] == NEVER) {
                    cells[count++] = cell;
                }
                latestIn[cell] = Math.max(latestIn[cell], latest[stop]);
                last = Math.max(last, latest[stop]);
            }
        }
        this.stops = Arrays.copyOf(found, size);
    }

    /** What is shown a stop, and by when one must be ready there. */
    interface Visitor {
        void visit(int stop, int latest);
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

    /** Shows the stops, by rising number, at which one who rides from here at this time, so fast, may be in time. */
    void visitGains(float x, float y, int time, float metresPerSecond, Visitor visitor) {
        for (int stop : stops) {
            int seconds = latest[stop] - time;
            if (seconds >= 0 && isWithin(plane.x(stop) - x, plane.y(stop) - y, seconds * metresPerSecond)) {
                visitor.visit(stop, latest[stop]);
            }
        }
    }

    private boolean mayGain(float x, float y, int time, float metresPerSecond, int cell) {
        for (int i = plane.firstIn(cell); i < plane.firstIn(cell + 1); i++) {
            int stop = plane.stopIn(i);
            int seconds = latest[stop] - time;
            if (seconds >= 0 && isWithin(plane.x(stop) - x, plane.y(stop) - y, seconds * metresPerSecond)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place so far east and north is no farther away than this. */
    static boolean isWithin(float east, float north, float metres) {
        return east * east + north * north <= metres * metres;
    }
}
