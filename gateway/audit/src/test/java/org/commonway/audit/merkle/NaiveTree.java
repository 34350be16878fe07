package org.commonway.audit.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** RFC 9162, section 2.1, word for word and as slow as it is written there: what the quick code is held against. */
public final class NaiveTree {
    private NaiveTree() {}

    /** The entries that tests use: some empty, some short, all different but the empty ones. */
    public static byte[] entry(long index) {
        return index % 50 == 7 ? new byte[0] : ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    /** The leaves of so many entries. */
    public static List<Hash> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> Hash.ofLeaf(entry(index)))
                .toList();
    }

    /** MTH(D_n), section 2.1.1. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = k(leaves.size());
        return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** PATH(m, D_n), section 2.1.3.1. */
    public static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? and(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : and(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** PROOF(m, D_n), section 2.1.4.1. */
    public static List<Hash> proof(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean complete) {
        int n = leaves.size();
        if (m == n) {
            return complete ? List.of() : List.of(root(leaves));
        }
        int k = k(n);
        return m <= k
                ? and(subproof(m, leaves.subList(0, k), complete), root(leaves.subList(k, n)))
                : and(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    /** The largest power of two smaller than n. */
    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> and(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    /** How a proof of inclusion puts its hashes together, in letters: two of one shape cannot be told apart. */
    static String inclusionShape(int m, int n) {
        return inclusionShape(m, n, new int[1]);
    }

    private static String inclusionShape(int m, int n, int[] next) {
        if (n == 1) {
            return "leaf";
        }
        int k = k(n);
        String inner = m < k ? inclusionShape(m, k, next) : inclusionShape(m - k, n - k, next);
        String step = "p" + next[0]++;
        return m < k ? "(" + inner + step + ")" : "(" + step + inner + ")";
    }

    /** The same for a proof of consistency: how it puts together the first root and the second. */
    static List<String> consistencyShape(int m, int n) {
        return consistencyShape(m, n, true, new int[1]);
    }

    private static List<String> consistencyShape(int m, int n, boolean complete, int[] next) {
        if (m == n) {
            String all = complete ? "first" : "p" + next[0]++;
            return List.of(all, all);
        }
        int k = k(n);
        List<String> inner =
                m <= k ? consistencyShape(m, k, complete, next) : consistencyShape(m - k, n - k, false, next);
        String step = "p" + next[0]++;
        return m <= k
                ? List.of(inner.get(0), "(" + inner.get(1) + step + ")")
                : List.of("(" + step + inner.get(0) + ")", "(" + step + inner.get(1) + ")");
    }
}
