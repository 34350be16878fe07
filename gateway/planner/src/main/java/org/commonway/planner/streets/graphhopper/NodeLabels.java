package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;

/** What a street search knows of the nodes it has seen; small when the search was short. */
final class NodeLabels {
    static final int UNSEEN = Integer.MAX_VALUE;

    private int[] keys = new int[512];
    private int[] tenths = new int[512];
    private int[] decimetres = new int[512];
    private int[] parentSlots = new int[512];
    private int size;

    NodeLabels() {
        Arrays.fill(keys, -1);
    }

    /** Time of the node so far, or {@link #UNSEEN}. */
    int tenths(int node) {
        int at = find(node);
        return keys[at] == node ? tenths[at] : UNSEEN;
    }

    int decimetres(int node) {
        return decimetres[find(node)];
    }

    /** The slot (edge and direction) by which the node was reached, or -1 for a start. */
    int parentSlot(int node) {
        return parentSlots[find(node)];
    }

    void put(int node, int time, int length, int parentSlot) {
        int at = find(node);
        if (keys[at] != node) {
            if (++size * 2 > keys.length) {
                grow();
                at = find(node);
            }
            keys[at] = node;
        }
        tenths[at] = time;
        decimetres[at] = length;
        parentSlots[at] = parentSlot;
    }

    private int find(int node) {
        int mask = keys.length - 1;
        int at = (node * 0x9E3779B9) >>> 7 & mask;
        while (keys[at] != -1 && keys[at] != node) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldTenths = tenths;
        int[] oldDecimetres = decimetres;
        int[] oldParents = parentSlots;
        keys = new int[oldKeys.length * 4];
        Arrays.fill(keys, -1);
        tenths = new int[keys.length];
        decimetres = new int[keys.length];
        parentSlots = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != -1) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                tenths[at] = oldTenths[i];
                decimetres[at] = oldDecimetres[i];
                parentSlots[at] = oldParents[i];
            }
        }
    }
}
