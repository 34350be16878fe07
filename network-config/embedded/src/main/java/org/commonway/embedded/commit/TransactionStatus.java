package org.commonway.embedded.commit;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What became of a transaction.
 *
 * @param code VALID, or why it had no effect
 * @param block the block it stands in
 */
public record TransactionStatus(TxValidationCode code, long block) {}
