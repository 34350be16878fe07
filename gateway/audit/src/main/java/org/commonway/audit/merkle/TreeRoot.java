package org.commonway.audit.merkle;

/** The root of a tree of any size (RFC 9162, section 2.1.1). */
public final class TreeRoot {
    private TreeRoot() {}

    /**
     * The root of the first so many leaves. Reads one hash for each bit that is set in the size.
     *
     * @param size 0 to 2^63 - 1, else refused with SIZE_INVALID; 0 has {@link Hash#EMPTY_TREE}
     */
    public static Hash of(long size, HashSource source) {
        Subtrees.requireSize(size);
        return size == 0 ? Hash.EMPTY_TREE : Subtrees.hash(source, 0, size);
    }
}
