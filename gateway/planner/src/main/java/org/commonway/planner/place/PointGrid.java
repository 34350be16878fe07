package org.commonway.planner.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Finds points near a place: a grid of cells about 500 metres high. */
public final class PointGrid {
    private static final double CELL_DEGREES = 0.0045;

    private final List<Coordinate> points;
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    /** A grid of these points, known by their index. */
    public PointGrid(List<Coordinate> points) {
        this.points = List.copyOf(points);
        for (int i = 0; i < points.size(); i++) {
            cells.computeIfAbsent(key(row(points.get(i)), column(points.get(i))), key -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Shows the index of every point within this many metres in the bee-line, in no set order. */
    public void visitWithin(Coordinate place, double metres, IntConsumer visitor) {
        double shrink = Math.max(0.05, Math.cos(Math.toRadians(place.latitude())));
        long rows = (long) Math.ceil(metres / 111_000 / CELL_DEGREES);
        long columns = (long) Math.ceil(metres / 111_000 / shrink / CELL_DEGREES);
        for (long row = row(place) - rows; row <= row(place) + rows; row++) {
            for (long column = column(place) - columns; column <= column(place) + columns; column++) {
                for (int index : cells.getOrDefault(key(row, column), List.of())) {
                    if (points.get(index).metresTo(place) <= metres) {
                        visitor.accept(index);
                    }
                }
            }
        }
    }

    private static long row(Coordinate place) {
        return (long) Math.floor(place.latitude() / CELL_DEGREES);
    }

    private static long column(Coordinate place) {
        return (long) Math.floor(place.longitude() / CELL_DEGREES);
    }

    private static long key(long row, long column) {
        return (row << 32) ^ (column & 0xFFFFFFFFL);
    }
}
