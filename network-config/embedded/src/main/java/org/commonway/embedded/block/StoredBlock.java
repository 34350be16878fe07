package org.commonway.embedded.block;

import org.hyperledger.fabric.protos.common.Block;

/**
 * A block as it lies in the file.
 *
 * @param block the block
 * @param offset where its record begins, in bytes
 * @param after the place behind it
 */
public record StoredBlock(Block block, long offset, ChainPoint after) {}
