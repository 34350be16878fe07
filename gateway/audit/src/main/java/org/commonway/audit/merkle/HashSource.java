package org.commonway.audit.merkle;

/** Where the hashes of a tree's complete subtrees are read, such as its tiles. */
@FunctionalInterface
public interface HashSource {
    /**
     * The hash of the leaves {@code index << level} to {@code (index + 1) << level}, the latter exclusive. It is asked
     * for subtrees alone that are complete in the tree.
     *
     * @param level 0 for leaves, 1 for pairs of leaves, up to 62
     * @param index from 0 at the left
     */
    Hash getHash(int level, long index);
}
