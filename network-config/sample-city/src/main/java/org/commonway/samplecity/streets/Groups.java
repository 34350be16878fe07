package org.commonway.samplecity.streets;

/** Which crossings are joined with which (union-find). */
final class Groups {
    private final int[] parent;

    Groups(int count) {
        parent = new int[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
    }

    /** Joins two; true when they were apart. */
    boolean join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        parent[rootA] = rootB;
        return rootA != rootB;
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
