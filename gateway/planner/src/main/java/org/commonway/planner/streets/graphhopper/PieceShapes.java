package org.commonway.planner.streets.graphhopper;

import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.planner.place.Coordinate;

/**
 * Where every street piece runs, in flat arrays: the positions of all pieces in one row, in ten-millionths of a degree,
 * about a centimetre. Two positions that follow each other within a piece are a stretch, known by its first.
 */
final class PieceShapes {
    /** Units of a degree. */
    static final double DEGREE = 1e7;

    /** By piece, its first position; one more at the end. */
    private final int[] firsts;

    final int[] latitudes;
    final int[] longitudes;

    private PieceShapes(int[] firsts, int[] latitudes, int[] longitudes) {
        this.firsts = firsts;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
    }

    /** Copies them out of GraphHopper's graph, under its numbers of edges. */
    static PieceShapes read(BaseGraph base) {
        int pieces = base.getEdges();
        int[] firsts = new int[pieces + 1];
        int[] latitudes = new int[4 * pieces];
        int[] longitudes = new int[4 * pieces];
        int at = 0;
        for (int piece = 0; piece < pieces; piece++) {
            PointList points =
                    base.getEdgeIteratorState(piece, Integer.MIN_VALUE).fetchWayGeometry(FetchMode.ALL);
            if (at + points.size() > latitudes.length) {
                latitudes = Arrays.copyOf(latitudes, 2 * at + points.size());
                longitudes = Arrays.copyOf(longitudes, 2 * at + points.size());
            }
            for (int i = 0; i < points.size(); i++, at++) {
                latitudes[at] = (int) Math.round(points.getLat(i) * DEGREE);
                longitudes[at] = (int) Math.round(points.getLon(i) * DEGREE);
            }
            firsts[piece + 1] = at;
        }
        return new PieceShapes(firsts, Arrays.copyOf(latitudes, at), Arrays.copyOf(longitudes, at));
    }

    int pieces() {
        return firsts.length - 1;
    }

    /** The first position of the piece. */
    int first(int piece) {
        return firsts[piece];
    }

    /** The last position of the piece, which begins no stretch. */
    int last(int piece) {
        return firsts[piece + 1] - 1;
    }

    /** The course of the piece from its base end. */
    List<Coordinate> course(int piece) {
        List<Coordinate> course = new ArrayList<>(last(piece) - first(piece) + 1);
        for (int at = first(piece); at <= last(piece); at++) {
            course.add(new Coordinate(latitudes[at] / DEGREE, longitudes[at] / DEGREE));
        }
        return course;
    }
}
