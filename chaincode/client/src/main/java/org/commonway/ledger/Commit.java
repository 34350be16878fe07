package org.commonway.ledger;

/**
 * A transaction that stands in a block.
 *
 * @param txId Fabric transaction id, hexadecimal
 * @param blockNumber the block, from 0
 */
public record Commit(String txId, long blockNumber) {}
