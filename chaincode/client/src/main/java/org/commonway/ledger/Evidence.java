package org.commonway.ledger;

import com.google.protobuf.ByteString;

/**
 * What a dispute rests on. It goes to the city's private collection and to the organisations that endorse, and into no
 * block; a block has the hash of salt and content, and whoever purges both has erased it.
 *
 * @param salt 32 random bytes, new for each dispute
 * @param content at most 16 KiB
 */
public record Evidence(ByteString salt, ByteString content) {}
