package org.commonway.embedded.chaincode;

import com.google.protobuf.ByteString;
import org.commonway.embedded.state.Simulation;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * One run of the chaincode.
 *
 * @param channel the channel's name
 * @param txId the transaction's id
 * @param proposal the client's proposal; the shim reads creator, time and transient data from it
 * @param input Fabric's ChaincodeInput: function and arguments
 * @param simulation what the run reads and writes
 */
public record Call(String channel, String txId, SignedProposal proposal, ByteString input, Simulation simulation) {}
