package org.commonway.embedded.block;

import com.google.protobuf.ByteString;

/**
 * A place between two blocks of the chain.
 *
 * @param height how many blocks lie before it
 * @param offset where the next block begins in the file, in bytes
 * @param lastHash the hash of the header of the block before it; empty at the start
 */
public record ChainPoint(long height, long offset, ByteString lastHash) {
    /** Before the first block. */
    public static final ChainPoint START = new ChainPoint(0, 0, ByteString.EMPTY);
}
