package org.commonway.embedded.endorse;

import com.google.protobuf.ByteString;
import org.commonway.embedded.identity.VerifiedIdentity;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A proposal that may be run.
 *
 * @param signed as the client sent it
 * @param header its two headers, as bytes
 * @param payload the chaincode proposal payload without transient data, as it goes into the transaction
 * @param input the chaincode's ChaincodeInput
 * @param creator who proposes
 * @param channel the channel
 * @param txId the transaction's id
 * @param hasTransientData whether the proposal has transient data
 */
record CheckedProposal(
        SignedProposal signed,
        Header header,
        ByteString payload,
        ByteString input,
        VerifiedIdentity creator,
        String channel,
        String txId,
        boolean hasTransientData) {}
