package org.commonway.ledger;

/**
 * How far a reader of events has come.
 *
 * @param blockNumber the block of the last event handled
 * @param txId its transaction
 */
public record Checkpoint(long blockNumber, String txId) {}
