package org.commonway.audit.merkle;

/** Where the hashes of a growing tree's complete subtrees go, each once and for good. */
@FunctionalInterface
public interface HashSink {
    /** Keeps the hash of a subtree, numbered as in {@link HashSource#getHash}. */
    void putHash(int level, long index, Hash hash);
}
