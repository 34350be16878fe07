package org.commonway.planner.place;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Finds points near a place: a grid of cells about 500 metres high, as one sorted row of numbers. */
public final class PointGrid {
    private static final double CELL_DEGREES = 0.0045;
    /** An index has 30 bits, a column 17 and a row 16: the Earth has fewer of both. */
    private static final int INDEX_BITS = 30;

    private static final int CELL_BITS = INDEX_BITS + 17;
    private static final long NOUGHT = 1 << 16;

    private final List<Coordinate> points;
    /** Row, column and index of every point, in that order. */
    private final long[] entries;

    /** A grid of these points, known by their index. */
    public PointGrid(List<Coordinate> points) {
        this.points = List.copyOf(points);
        this.entries = new long[points.size()];
        for (int i = 0; i < entries.length; i++) {
            Coordinate point = this.points.get(i);
            entries[i] = key(row(point), column(point)) | i;
        }
        Arrays.sort(entries);
    }

    /** Shows the index of every point within this many metres in the bee-line, in no set order. */
    public void visitWithin(Coordinate place, double metres, IntConsumer visitor) {
        double shrink = Math.max(0.05, Math.cos(Math.toRadians(place.latitude())));
        Nearness nearness = new Nearness(place, metres, shrink);
        long rows = (long) Math.ceil(metres / 111_000 / CELL_DEGREES);
        long columns = (long) Math.ceil(metres / 111_000 / shrink / CELL_DEGREES);
        for (long row = row(place) - rows; row <= row(place) + rows; row++) {
            long end = key(row, column(place) + columns + 1);
            for (int at = first(key(row, column(place) - columns)); at < entries.length && entries[at] < end; at++) {
                int index = (int) (entries[at] & ((1L << INDEX_BITS) - 1));
                if (nearness.holdsFor(points.get(index))) {
                    visitor.accept(index);
                }
            }
        }
    }

    /** Whether points lie near; most that do not are told by a rectangle, which spares the distance on a sphere. */
    private record Nearness(Coordinate place, double metres, double shrink) {
        private static final double LEAST_METRES_A_DEGREE = 110_000;

        boolean holdsFor(Coordinate point) {
            double degrees = metres / LEAST_METRES_A_DEGREE;
            return Math.abs(point.latitude() - place.latitude()) <= degrees
                    && Math.abs(point.longitude() - place.longitude()) * shrink <= degrees
                    && point.metresTo(place) <= metres;
        }
    }

    /** Where the first entry not below this one stands. */
    private int first(long entry) {
        int found = Arrays.binarySearch(entries, entry);
        return found >= 0 ? found : -found - 1;
    }

    private static long row(Coordinate place) {
        return (long) Math.floor(place.latitude() / CELL_DEGREES);
    }

    private static long column(Coordinate place) {
        return (long) Math.floor(place.longitude() / CELL_DEGREES);
    }

    /** Rows are -20,000 to 20,000 and columns twice that: both are moved so that none is below 0. */
    private static long key(long row, long column) {
        return ((row + NOUGHT / 2) << CELL_BITS) + ((column + NOUGHT) << INDEX_BITS);
    }
}
