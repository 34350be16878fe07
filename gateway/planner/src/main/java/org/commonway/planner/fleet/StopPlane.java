package org.commonway.planner.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;

/**
 * Stops on a plane, in square cells, for bee-lines that are never longer than they are on the globe, and quickly worked
 * out.
 */
public final class StopPlane {
    private static final double METRES_PER_DEGREE = 111_195;
    /** The plane is bent. */
    private static final double SHORTER = 0.99;

    private static final int CELL_METRES = 700;

    private final double shrink;
    private final float[] x;
    private final float[] y;
    private final int[] cellOf;
    /** South-west corners of the cells. */
    private final float[] west;

    private final float[] south;
    private final int[] first;
    private final int[] stops;

    /** The stops of a network. */
    StopPlane(Network network) {
        int count = network.stopCount();
        double most = 0;
        for (int stop = 0; stop < count; stop++) {
            most = Math.max(most, Math.abs(network.coordinate(stop).latitude()));
        }
        // A degree of longitude is nowhere shorter than where the network is farthest from the equator.
        this.shrink = Math.cos(Math.toRadians(Math.min(89, most + 0.1)));
        this.x = new float[count];
        this.y = new float[count];
        this.cellOf = new int[count];
        float[] corners = new float[2 * count];
        Map<Long, Integer> cells = new HashMap<>();
        for (int stop = 0; stop < count; stop++) {
            x[stop] = x(network.coordinate(stop));
            y[stop] = y(network.coordinate(stop));
            int column = Math.floorDiv((int) Math.floor(x[stop]), CELL_METRES);
            int row = Math.floorDiv((int) Math.floor(y[stop]), CELL_METRES);
            int cell = cells.computeIfAbsent(((long) row << 32) + column, missing -> cells.size());
            corners[2 * cell] = (float) column * CELL_METRES;
            corners[2 * cell + 1] = (float) row * CELL_METRES;
            cellOf[stop] = cell;
        }
        this.west = new float[cells.size()];
        this.south = new float[cells.size()];
        for (int cell = 0; cell < west.length; cell++) {
            west[cell] = corners[2 * cell];
            south[cell] = corners[2 * cell + 1];
        }
        this.first = new int[west.length + 1];
        this.stops = new int[count];
        sort();
    }

    private void sort() {
        for (int cell : cellOf) {
            first[cell + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        for (int stop = 0; stop < cellOf.length; stop++) {
            stops[next[cellOf[stop]]++] = stop;
        }
    }

    /** Metres to the east. */
    public float x(Coordinate place) {
        return (float) (place.longitude() * METRES_PER_DEGREE * SHORTER * shrink);
    }

    /** Metres to the north. */
    public float y(Coordinate place) {
        return (float) (place.latitude() * METRES_PER_DEGREE * SHORTER);
    }

    /** Metres to the east of a stop. */
    public float x(int stop) {
        return x[stop];
    }

    /** Metres to the north of a stop. */
    public float y(int stop) {
        return y[stop];
    }

    /** How many cells have stops. */
    public int cellCount() {
        return west.length;
    }

    /** In which of them a stop lies. */
    public int cellOf(int stop) {
        return cellOf[stop];
    }

    /** The first entry of a cell, for {@link #stopIn}; its last is before the first of the next. */
    public int firstIn(int cell) {
        return first[cell];
    }

    /** The stop of such an entry. */
    public int stopIn(int entry) {
        return stops[entry];
    }

    /** Whether any point of the cell lies within so many metres. */
    public boolean isWithin(float fromX, float fromY, int cell, float metres) {
        float east = Math.max(0, Math.max(west[cell] - fromX, fromX - west[cell] - CELL_METRES));
        float north = Math.max(0, Math.max(south[cell] - fromY, fromY - south[cell] - CELL_METRES));
        return east * east + north * north <= metres * metres;
    }
}
