package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.commonway.planner.place.Box;

/**
 * Finds street pieces by place: a grid of equal cells over the map, each with a list of the stretches that touch it, all
 * in flat arrays. There are about as many cells as stretches, so that most lists are short.
 */
final class PieceGrid {
    /** Smaller cells than of about 40 metres save nothing. */
    private static final double LEAST_CELL = 40 / NearestPieces.METRES_PER_UNIT;

    private final PieceShapes shapes;
    /** By position, whose it is. */
    private final int[] pieces;

    private final int south;
    private final int west;
    private final double cellHeight;
    private final double cellWidth;
    private final int rows;
    private final int columns;
    /** By cell, where its list begins in {@link #stretches}; one more at the end. */
    private final int[] lists;

    private final int[] stretches;

    /** Over all of these pieces. */
    PieceGrid(PieceShapes shapes) {
        this.shapes = shapes;
        this.pieces = new int[shapes.latitudes.length];
        for (int piece = 0; piece < shapes.pieces(); piece++) {
            Arrays.fill(pieces, shapes.first(piece), shapes.last(piece) + 1, piece);
        }
        int[] ofLatitudes = range(shapes.latitudes);
        int[] ofLongitudes = range(shapes.longitudes);
        this.south = ofLatitudes[0];
        this.west = ofLongitudes[0];
        double height = (double) ofLatitudes[1] - south;
        double width = (double) ofLongitudes[1] - west;
        double shrink = NearestPieces.shrink((south + height / 2) / PieceShapes.DEGREE);
        this.cellHeight = Math.max(LEAST_CELL, Math.sqrt(height * width * shrink / Math.max(1, pieces.length)));
        this.cellWidth = cellHeight / shrink;
        this.rows = (int) (height / cellHeight) + 1;
        this.columns = (int) (width / cellWidth) + 1;
        this.lists = new int[rows * columns + 1];
        visitStretches(stretch -> visitCells(stretch, cell -> lists[cell + 1]++));
        for (int cell = 0; cell < rows * columns; cell++) {
            lists[cell + 1] += lists[cell];
        }
        this.stretches = new int[lists[rows * columns]];
        int[] next = lists.clone();
        visitStretches(stretch -> visitCells(stretch, cell -> stretches[next[cell]++] = stretch));
    }

    private static int[] range(int[] values) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new int[] {least, most};
    }

    private void visitStretches(IntConsumer visitor) {
        for (int piece = 0; piece < shapes.pieces(); piece++) {
            for (int at = shapes.first(piece); at < shapes.last(piece); at++) {
                visitor.accept(at);
            }
        }
    }

    /** Row by row, the columns between which the stretch runs there; a unit more on all sides, as divisions round. */
    private void visitCells(int stretch, IntConsumer visitor) {
        int lower = shapes.latitudes[stretch] <= shapes.latitudes[stretch + 1] ? stretch : stretch + 1;
        int upper = 2 * stretch + 1 - lower;
        double bottom = shapes.latitudes[lower];
        double top = shapes.latitudes[upper];
        for (int row = row(bottom - 1); row <= row(top + 1); row++) {
            double from = Math.max(bottom, south + row * cellHeight - 1);
            double to = Math.min(top, south + (row + 1) * cellHeight + 1);
            double one = longitudeAt(lower, upper, top == bottom ? 0 : (from - bottom) / (top - bottom));
            double other = longitudeAt(lower, upper, top == bottom ? 1 : (to - bottom) / (top - bottom));
            int last = column(Math.max(one, other) + 1);
            for (int column = column(Math.min(one, other) - 1); column <= last; column++) {
                visitor.accept(row * columns + column);
            }
        }
    }

    private double longitudeAt(int lower, int upper, double part) {
        double west = shapes.longitudes[lower];
        return west + part * (shapes.longitudes[upper] - west);
    }

    /** The row of a latitude; off the map the nearest. */
    private int row(double latitude) {
        return Math.max(0, Math.min(rows - 1, rowBeyond(latitude)));
    }

    private int column(double longitude) {
        return Math.max(0, Math.min(columns - 1, columnBeyond(longitude)));
    }

    private int rowBeyond(double latitude) {
        return (int) Math.floor((latitude - south) / cellHeight);
    }

    private int columnBeyond(double longitude) {
        return (int) Math.floor((longitude - west) / cellWidth);
    }

    PieceShapes shapes() {
        return shapes;
    }

    /** Whose stretch it is. */
    int pieceOf(int stretch) {
        return pieces[stretch];
    }

    /** Shows the pieces that touch the box, some more than once, and perhaps some close to it. */
    void visitIn(Box box, IntConsumer visitor) {
        int lastRow = row(box.north() * PieceShapes.DEGREE + 1);
        int lastColumn = column(box.east() * PieceShapes.DEGREE + 1);
        for (int row = row(box.south() * PieceShapes.DEGREE - 1); row <= lastRow; row++) {
            int first = row * columns + column(box.west() * PieceShapes.DEGREE - 1);
            for (int at = lists[first]; at < lists[row * columns + lastColumn + 1]; at++) {
                visitor.accept(pieces[stretches[at]]);
            }
        }
    }

    /**
     * Shows the stretches around a place, ring of cells by ring, until nothing that was not shown can be near enough.
     *
     * @param near its place, and how far away what is looked for may be
     */
    void visitAround(NearestPieces near) {
        int row = rowBeyond(near.latitude());
        int column = columnBeyond(near.longitude());
        for (int ring = 0; ring == 0 || near.wantsBeyond(gap(near, row, column, ring - 1)); ring++) {
            for (int at = Math.max(0, row - ring); at <= Math.min(rows - 1, row + ring); at++) {
                boolean whole = at == row - ring || at == row + ring;
                if (whole) {
                    show(near, at, column - ring, column + ring);
                } else {
                    show(near, at, column - ring, column - ring);
                    show(near, at, column + ring, column + ring);
                }
            }
        }
    }

    private void show(NearestPieces near, int row, int firstColumn, int lastColumn) {
        int first = Math.max(0, firstColumn);
        int last = Math.min(columns - 1, lastColumn);
        if (first > last) {
            return;
        }
        for (int at = lists[row * columns + first]; at < lists[row * columns + last + 1]; at++) {
            near.look(stretches[at]);
        }
    }

    /** How far it is at least to what lies beyond this ring of cells, in units; endless where the map ends before it. */
    private double gap(NearestPieces near, int row, int column, int ring) {
        double least = Double.MAX_VALUE;
        if (row - ring > 0) {
            least = Math.min(least, near.latitude() - (south + (row - ring) * cellHeight));
        }
        if (row + ring < rows - 1) {
            least = Math.min(least, south + (row + ring + 1) * cellHeight - near.latitude());
        }
        if (column - ring > 0) {
            least = Math.min(least, (near.longitude() - (west + (column - ring) * cellWidth)) * near.shrink());
        }
        if (column + ring < columns - 1) {
            least = Math.min(least, (west + (column + ring + 1) * cellWidth - near.longitude()) * near.shrink());
        }
        return least;
    }
}
