package org.commonway.embedded.index;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Where a transaction stands.
 *
 * @param txId its id
 * @param code what validation found of it
 * @param block the block it stands in
 */
public record TransactionPlace(String txId, TxValidationCode code, long block) {}
