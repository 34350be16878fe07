package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The crossings of a map in the order in which they are taken away, each one's neighbours being joined to each other: the
 * ordering and contraction of customizable contraction hierarchies (Dibbelt, Strasser and Wagner 2014), with the crossing
 * of the fewest neighbours first (minimum degree). It depends on which crossings streets join, not on who may go there or
 * how fast.
 *
 * <p>A crossing is known by its rank in that order. Arcs lead from it to those that were its neighbours when it was taken
 * away, all of higher rank; the lowest of them is its parent. All its arcs lead to crossings on the way from parent to
 * parent, and so does every street at it, one way or the other.
 */
final class EliminationOrder {
    /** What breaks ties between crossings is cut off here. */
    private static final int MOST_LEVEL = (1 << 12) - 1;

    private final int[] rankOf;
    /** By rank, its first arc; one more at the end. */
    private final int[] firstArc;
    /** By arc, the rank it leads to; rising among those of one crossing. */
    private final int[] heads;
    /** By rank, how many there are from parent to parent above it. */
    private final int[] depths;

    /** Who takes crossings away. */
    private static final class Contraction {
        private final int[][] neighbours;
        private final int[] levels;
        private final int[] rankOf;
        private final PriorityQueue<Long> queue = new PriorityQueue<>();

        Contraction(StreetGraph graph) {
            this.neighbours = new int[graph.nodes][];
            this.levels = new int[graph.nodes];
            this.rankOf = new int[graph.nodes];
            Arrays.fill(rankOf, -1);
            for (int node = 0; node < graph.nodes; node++) {
                neighbours[node] = neighbours(graph, node);
            }
            for (int node = 0; node < graph.nodes; node++) {
                queue.add(key(node));
            }
        }

        private static int[] neighbours(StreetGraph graph, int node) {
            int first = graph.firstSlot(node);
            int[] found = new int[graph.firstSlot(node + 1) - first];
            for (int i = 0; i < found.length; i++) {
                int slot = graph.slot(first + i);
                found[i] = (slot & 1) == 0 ? graph.edgeAdjacent[slot >> 1] : graph.edgeBase[slot >> 1];
            }
            return Arrays.stream(found)
                    .filter(other -> other != node)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /** Few neighbours first; of those alike, what was least built upon, so that ways upwards are short. */
        private long key(int node) {
            long level = Math.min(MOST_LEVEL, levels[node]);
            return ((long) neighbours[node].length << 44) | (level << 32) | node;
        }

        /** Takes all away; the neighbours that each had then stay with it. */
        void run() {
            int rank = 0;
            while (!queue.isEmpty()) {
                long entry = queue.remove();
                int node = (int) entry;
                if (rankOf[node] < 0 && entry == key(node)) {
                    rankOf[node] = rank++;
                    for (int other : neighbours[node]) {
                        neighbours[other] = joined(other, node);
                        levels[other] = Math.max(levels[other], levels[node] + 1);
                        queue.add(key(other));
                    }
                }
            }
        }

        /** Both one's neighbours in rising order, but for the two themselves. */
        private int[] joined(int one, int gone) {
            int[] mine = neighbours[one];
            int[] others = neighbours[gone];
            int[] all = new int[mine.length + others.length];
            int count = 0;
            int at = 0;
            for (int neighbour : mine) {
                while (at < others.length && others[at] < neighbour) {
                    count = add(all, count, others[at++], one);
                }
                at += at < others.length && others[at] == neighbour ? 1 : 0;
                count = add(all, count, neighbour, gone);
            }
            while (at < others.length) {
                count = add(all, count, others[at++], one);
            }
            return Arrays.copyOf(all, count);
        }

        private static int add(int[] all, int count, int neighbour, int not) {
            if (neighbour == not) {
                return count;
            }
            all[count] = neighbour;
            return count + 1;
        }
    }

    /** Of these streets; for a city of half a million that takes a second. */
    EliminationOrder(StreetGraph graph) {
        Contraction contraction = new Contraction(graph);
        contraction.run();
        this.rankOf = contraction.rankOf;
        this.firstArc = new int[rankOf.length + 1];
        for (int node = 0; node < rankOf.length; node++) {
            firstArc[rankOf[node] + 1] = contraction.neighbours[node].length;
        }
        Arrays.parallelPrefix(firstArc, Integer::sum);
        this.heads = new int[firstArc[rankOf.length]];
        for (int node = 0; node < rankOf.length; node++) {
            int arc = firstArc[rankOf[node]];
            for (int neighbour : contraction.neighbours[node]) {
                heads[arc++] = rankOf[neighbour];
            }
            Arrays.sort(heads, firstArc[rankOf[node]], arc);
        }
        this.depths = new int[rankOf.length];
        for (int rank = rankOf.length - 1; rank >= 0; rank--) {
            depths[rank] = hasParent(rank) ? depths[parent(rank)] + 1 : 0;
        }
    }

    int size() {
        return rankOf.length;
    }

    int arcs() {
        return heads.length;
    }

    /** The rank of a node of the streets. */
    int rank(int node) {
        return rankOf[node];
    }

    int firstArc(int rank) {
        return firstArc[rank];
    }

    int head(int arc) {
        return heads[arc];
    }

    int depth(int rank) {
        return depths[rank];
    }

    /** The arc between two that are joined, from the lower. */
    int arc(int lower, int higher) {
        return Arrays.binarySearch(heads, firstArc[lower], firstArc[lower + 1], higher);
    }

    private boolean hasParent(int rank) {
        return firstArc[rank] < firstArc[rank + 1];
    }

    private int parent(int rank) {
        return heads[firstArc[rank]];
    }

    /** From parent to parent up from this one, by depth: the topmost first, itself last. */
    int[] chain(int rank) {
        int[] chain = new int[depths[rank] + 1];
        int at = rank;
        for (int depth = depths[rank]; depth > 0; depth--) {
            chain[depth] = at;
            at = parent(at);
        }
        chain[0] = at;
        return chain;
    }
}
