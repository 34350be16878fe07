package org.commonway.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * A tree that leaves are appended to, of which only its right edge is kept: the hash of one complete subtree for each
 * bit of its size (a compact range from 0, in the words of transparency-dev/merkle). Roots by RFC 9162, section 2.1.1.
 * Not for several threads at once.
 */
public final class GrowingTree {
    /** By level; counts where the size has that bit. */
    private final Hash[] edge;

    private long size;

    private GrowingTree(long size, Hash[] edge) {
        this.size = size;
        this.edge = edge;
    }

    /** A tree without leaves. */
    public static GrowingTree empty() {
        return new GrowingTree(0, new Hash[Long.SIZE]);
    }

    /**
     * The tree of the first so many leaves, its edge read from stored hashes: one for each bit of the size.
     *
     * @param size 0 to 2^63 - 1, else refused with SIZE_INVALID
     */
    public static GrowingTree of(long size, HashSource source) {
        Subtrees.requireSize(size);
        Hash[] edge = new Hash[Long.SIZE];
        for (int level = 0; level < Long.SIZE - 1; level++) {
            if (((size >>> level) & 1) == 1) {
                edge[level] = source.getHash(level, (size >>> level) - 1);
            }
        }
        return new GrowingTree(size, edge);
    }

    /**
     * Appends a leaf and gives the sink each subtree that is complete by it: the leaf first, then those above it.
     * Refuses with SIZE_INVALID after 2^63 - 1 leaves.
     */
    public void append(Hash leaf, HashSink sink) {
        if (size == Long.MAX_VALUE) {
            throw new AuditRefusal(RefusalCode.SIZE_INVALID, "one more leaf than " + size);
        }
        int level = 0;
        Hash hash = leaf;
        sink.putHash(0, size, leaf);
        while (((size >>> level) & 1) == 1) {
            hash = Hash.ofNode(edge[level], hash);
            level++;
            sink.putHash(level, size >>> level, hash);
        }
        edge[level] = hash;
        size++;
    }

    /** Appends a leaf whose subtrees nobody keeps. */
    public void append(Hash leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root now; {@link Hash#EMPTY_TREE} without leaves. */
    public Hash root() {
        List<Hash> subtrees = edge();
        if (subtrees.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(subtrees.get(i), root);
        }
        return root;
    }

    /** The complete subtrees that the tree consists of, from the largest, at the left, to the smallest. */
    public List<Hash> edge() {
        List<Hash> subtrees = new ArrayList<>();
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if (((size >>> level) & 1) == 1) {
                subtrees.add(edge[level]);
            }
        }
        return List.copyOf(subtrees);
    }
}
