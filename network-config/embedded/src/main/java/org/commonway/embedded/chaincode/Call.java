package org.commonway.embedded.chaincode;

import com.google.protobuf.ByteString;
import org.commonway.embedded.collection.CollectionAccess;
import org.commonway.embedded.state.KeyHistory;
import org.commonway.embedded.state.Simulation;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * One run of the chaincode.
 *
 * @param channel the channel's name
 * @param txId the transaction's id
 * @param proposal the client's proposal; the shim reads creator, time and transient data from it
 * @param input Fabric's ChaincodeInput: function and arguments
 * @param sees what the run reads and writes
 */
public record Call(String channel, String txId, SignedProposal proposal, ByteString input, Sight sees) {

    /**
     * What one peer lets a run read and write.
     *
     * @param simulation the state and the run's changes
     * @param access which collections of private data the creator and this peer may use
     * @param history what keys held before
     */
    public record Sight(Simulation simulation, CollectionAccess access, KeyHistory history) {}
}
