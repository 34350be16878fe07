package org.commonway.audit.merkle;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** How RFC 9162, section 2.1.1, splits leaves into subtrees. */
final class Subtrees {
    private Subtrees() {}

    /** The largest power of two that is smaller than so many leaves, at least 2: k of the RFC. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** The hash of the leaves from start to end (exclusive), at least one, start being a multiple of their subtree. */
    static Hash hash(HashSource source, long start, long end) {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return source.getHash(level, start >>> level);
        }
        long middle = start + split(leaves);
        return Hash.ofNode(hash(source, start, middle), hash(source, middle, end));
    }

    static void requireSize(long size) {
        if (size < 0) {
            throw new AuditRefusal(RefusalCode.SIZE_INVALID, "size " + Long.toUnsignedString(size));
        }
    }

    static void requireIndex(long index, long size) {
        requireSize(size);
        if (index < 0 || index >= size) {
            throw new AuditRefusal(
                    RefusalCode.INDEX_OUTSIDE_TREE, "index " + Long.toUnsignedString(index) + " of size " + size);
        }
    }
}
