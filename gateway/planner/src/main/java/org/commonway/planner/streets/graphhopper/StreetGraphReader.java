package org.commonway.planner.streets.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.NodeAccess;
import com.graphhopper.util.PMap;
import java.util.EnumMap;
import java.util.Map;
import org.commonway.planner.streets.StreetProfile;

/** Copies what searches need out of GraphHopper's graph; islands of few streets are left closed. */
final class StreetGraphReader {
    private final GraphHopper hopper;
    private final BaseGraph base;

    private StreetGraphReader(GraphHopper hopper) {
        this.hopper = hopper;
        this.base = hopper.getBaseGraph();
    }

    static StreetGraph read(GraphHopper hopper) {
        return new StreetGraphReader(hopper).read();
    }

    private StreetGraph read() {
        int edges = base.getEdges();
        int[][] ends = new int[2][edges];
        int[] decimetres = new int[edges];
        Map<StreetProfile, StreetGraph.EdgeTimes> times = new EnumMap<>(StreetProfile.class);
        for (StreetProfile profile : StreetProfile.values()) {
            String name = StreetImport.nameOf(profile);
            Weighting weighting = hopper.createWeighting(hopper.getProfile(name), new PMap());
            BooleanEncodedValue island = hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(name));
            int[] forward = new int[edges];
            int[] backward = new int[edges];
            AllEdgesIterator edge = base.getAllEdges();
            while (edge.next()) {
                boolean closed = edge.get(island);
                forward[edge.getEdge()] = closed ? StreetGraph.CLOSED : tenths(weighting, edge, false);
                backward[edge.getEdge()] = closed ? StreetGraph.CLOSED : tenths(weighting, edge, true);
                ends[0][edge.getEdge()] = edge.getBaseNode();
                ends[1][edge.getEdge()] = edge.getAdjNode();
                decimetres[edge.getEdge()] = (int) Math.round(edge.getDistance() * 10);
            }
            times.put(profile, new StreetGraph.EdgeTimes(forward, backward));
        }
        return new StreetGraph(positions(), ends, decimetres, times);
    }

    private double[][] positions() {
        NodeAccess access = base.getNodeAccess();
        double[][] positions = new double[2][base.getNodes()];
        for (int node = 0; node < base.getNodes(); node++) {
            positions[0][node] = access.getLat(node);
            positions[1][node] = access.getLon(node);
        }
        return positions;
    }

    private static int tenths(Weighting weighting, AllEdgesIterator edge, boolean reverse) {
        if (Double.isInfinite(weighting.calcEdgeWeight(edge, reverse))) {
            return StreetGraph.CLOSED;
        }
        return (int) Math.max(1, Math.round(weighting.calcEdgeMillis(edge, reverse) / 100.0));
    }
}
