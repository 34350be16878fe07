package org.commonway.planner.streets.graphhopper;

import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;

/**
 * Reads out of what a street search knows of the nodes which way it went.
 *
 * @param graph the streets
 * @param shapes their courses
 * @param start where the search began
 * @param labels what it knows
 */
record FoundCourse(StreetGraph graph, PieceShapes shapes, StreetPoint start, NodeLabels labels) {
    /** From the start to a point that was reached by this end of its edge, as {@link StreetSearch#entry} has it. */
    List<Coordinate> to(StreetPoint point, int entry) {
        List<List<Coordinate>> backwards = new ArrayList<>();
        if (entry == 2) {
            backwards.add(Course.slice(shapes.course(point.edge()), start.share(), point.share()));
        } else {
            backwards.add(Course.slice(shapes.course(point.edge()), entry, point.share()));
            int node = entry == 0 ? graph.edgeBase[point.edge()] : graph.edgeAdjacent[point.edge()];
            int slot = labels.parentSlot(node);
            while (slot >= 0) {
                boolean fromBase = (slot & 1) == 0;
                List<Coordinate> piece = shapes.course(slot >> 1);
                backwards.add(fromBase ? piece : Course.slice(piece, 1, 0));
                node = fromBase ? graph.edgeBase[slot >> 1] : graph.edgeAdjacent[slot >> 1];
                slot = labels.parentSlot(node);
            }
            int end = node == graph.edgeAdjacent[start.edge()] && leavesByAdjacent(node) ? 1 : 0;
            backwards.add(Course.slice(shapes.course(start.edge()), start.share(), end));
        }
        return Course.joined(start.place(), backwards, point.place());
    }

    /** A loop has one node at both ends: the cheaper way out is the one that was taken. */
    private boolean leavesByAdjacent(int node) {
        if (graph.edgeBase[start.edge()] != graph.edgeAdjacent[start.edge()]) {
            return true;
        }
        int length = labels.decimetres(node) - (int) Math.round(start.offStreetMetres() * 10);
        double byAdjacent = graph.edgeDecimetres[start.edge()] * (1 - start.share());
        double byBase = graph.edgeDecimetres[start.edge()] * start.share();
        return Math.abs(length - byAdjacent) <= Math.abs(length - byBase);
    }
}
