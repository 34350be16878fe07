package org.commonway.planner.streets.graphhopper;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.commonway.planner.streets.StreetProfile;
import org.jspecify.annotations.Nullable;

/**
 * The street network in flat arrays, one direction-aware travel time for each profile: what a search touches, and
 * nothing else. Times are tenths of a second, lengths decimetres; {@link #CLOSED} is a direction that may not be used.
 */
final class StreetGraph {
    static final int CLOSED = Integer.MAX_VALUE;

    final int nodes;
    final double[] latitude;
    final double[] longitude;
    final int[] edgeBase;
    final int[] edgeAdjacent;
    final int[] edgeDecimetres;
    /** First slot of a node's edges in {@link #slots}. */
    private final int[] firstSlot;
    /** Edge number times two, plus one when the node is the edge's adjacent end. */
    private final int[] slots;

    private final Map<StreetProfile, EdgeTimes> times;
    /** By edge, by how many tenths of a second limits of speed lengthen it; null where there are none. */
    final int @Nullable [] delayTenths;

    /** Tenths of a second by edge: along it from its base end, and towards its base end. */
    static final class EdgeTimes {
        private final int[] forward;
        private final int[] backward;
        /** What may be used at all, in so little memory that it stays at hand. */
        private final BitSet open;

        EdgeTimes(int[] forward, int[] backward) {
            this.forward = forward;
            this.backward = backward;
            this.open = new BitSet(forward.length);
            for (int edge = 0; edge < forward.length; edge++) {
                if (forward[edge] != CLOSED || backward[edge] != CLOSED) {
                    open.set(edge);
                }
            }
        }

        /** Whether the edge may be used in one direction at least. */
        boolean isOpen(int edge) {
            return open.get(edge);
        }

        int[] forward() {
            return forward;
        }

        int[] backward() {
            return backward;
        }
    }

    /** Takes the arrays as they are: latitudes and longitudes by node, base and adjacent ends by edge. */
    StreetGraph(double[][] positions, int[][] ends, int[] edgeDecimetres, Map<StreetProfile, EdgeTimes> times) {
        this.latitude = positions[0];
        this.longitude = positions[1];
        this.nodes = latitude.length;
        this.edgeBase = ends[0];
        this.edgeAdjacent = ends[1];
        this.edgeDecimetres = edgeDecimetres;
        this.times = new EnumMap<>(times);
        this.firstSlot = new int[nodes + 1];
        this.slots = new int[2 * edgeBase.length];
        this.delayTenths = null;
        fillSlots();
    }

    /** The same streets with other times of one profile. */
    StreetGraph(StreetGraph other, StreetProfile profile, EdgeTimes limited, int[] delayTenths) {
        this.latitude = other.latitude;
        this.longitude = other.longitude;
        this.nodes = other.nodes;
        this.edgeBase = other.edgeBase;
        this.edgeAdjacent = other.edgeAdjacent;
        this.edgeDecimetres = other.edgeDecimetres;
        this.times = new EnumMap<>(other.times);
        this.times.put(profile, limited);
        this.firstSlot = other.firstSlot;
        this.slots = other.slots;
        this.delayTenths = delayTenths;
    }

    private void fillSlots() {
        for (int edge = 0; edge < edgeBase.length; edge++) {
            firstSlot[edgeBase[edge] + 1]++;
            firstSlot[edgeAdjacent[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            firstSlot[node + 1] += firstSlot[node];
        }
        int[] next = firstSlot.clone();
        for (int edge = 0; edge < edgeBase.length; edge++) {
            slots[next[edgeBase[edge]]++] = edge << 1;
            slots[next[edgeAdjacent[edge]]++] = edge << 1 | 1;
        }
    }

    int firstSlot(int node) {
        return firstSlot[node];
    }

    int slot(int index) {
        return slots[index];
    }

    /** The times of a profile; {@link #CLOSED} where it may not go. */
    EdgeTimes times(StreetProfile profile) {
        return Objects.requireNonNull(times.get(profile));
    }

    /** No street is faster: what makes a bee-line estimate safe. */
    double fastestMetresPerTenth(StreetProfile profile) {
        EdgeTimes of = times(profile);
        double best = 0.1;
        for (int edge = 0; edge < edgeBase.length; edge++) {
            int tenths = Math.min(of.forward[edge], of.backward[edge]);
            if (tenths != CLOSED) {
                best = Math.max(best, edgeDecimetres[edge] / 10.0 / Math.max(1, tenths));
            }
        }
        return best;
    }
}
