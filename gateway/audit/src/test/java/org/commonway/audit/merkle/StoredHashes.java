package org.commonway.audit.merkle;

import java.util.HashMap;
import java.util.Map;

/** The hashes of a tree's complete subtrees, in memory. Each is given once and none is asked for that is not there. */
public final class StoredHashes implements HashSource, HashSink {
    private final Map<String, Hash> hashes = new HashMap<>();

    /** Those of the tree of so many of {@link NaiveTree#entry}. */
    public static StoredHashes of(int size) {
        StoredHashes stored = new StoredHashes();
        GrowingTree tree = GrowingTree.empty();
        NaiveTree.leaves(size).forEach(leaf -> tree.append(leaf, stored));
        return stored;
    }

    @Override
    public void putHash(int level, long index, Hash hash) {
        if (hashes.put(level + "/" + index, hash) != null) {
            throw new AssertionError("given twice: " + level + "/" + index);
        }
    }

    @Override
    public Hash getHash(int level, long index) {
        Hash hash = hashes.get(level + "/" + index);
        if (hash == null) {
            throw new AssertionError("not there: " + level + "/" + index);
        }
        return hash;
    }
}
