package org.commonway.embedded.state;

import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;

/**
 * Which transaction wrote a key last.
 *
 * @param block its block
 * @param transaction its place in the block, from 0
 */
public record KeyVersion(long block, long transaction) {

    Version toProto() {
        return Version.newBuilder().setBlockNum(block).setTxNum(transaction).build();
    }

    static KeyVersion of(Version version) {
        return new KeyVersion(version.getBlockNum(), version.getTxNum());
    }
}
