package org.commonway.embedded.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.Predicate;
import org.commonway.embedded.endorse.EndorsementFailure.Cause;
import org.commonway.embedded.envelope.Hashes;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.identity.VerifiedIdentity;
import org.commonway.identity.IdentityRefusal;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * What a peer checks before it runs a proposal (core/endorser/msgvalidation.go). The time that a proposal gives itself is
 * not among it, as in Fabric: peer.authentication.timewindow is for those who ask for blocks.
 */
public final class ProposalCheck {
    private final String channel;
    private final String chaincodeName;
    private final Organizations organizations;
    private final Predicate<String> isCommitted;

    /**
     * Checks for one chaincode on one channel.
     *
     * @param isCommitted whether a transaction of this id stands in a block already
     */
    public ProposalCheck(
            String channel, String chaincodeName, Organizations organizations, Predicate<String> isCommitted) {
        this.channel = channel;
        this.chaincodeName = chaincodeName;
        this.organizations = organizations;
        this.isCommitted = isCommitted;
    }

    CheckedProposal check(SignedProposal signed) {
        if (signed.getProposalBytes().isEmpty()) {
            throw new EndorsementFailure(Cause.MALFORMED, "the proposed transaction must contain a signed proposal");
        }
        try {
            Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
            SignatureHeader signatureHeader = SignatureHeader.parseFrom(header.getSignatureHeader());
            ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
            ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.parseFrom(payload.getInput());
            requireChaincode(channelHeader, spec);
            VerifiedIdentity creator = requireCreator(signed, signatureHeader);
            requireHeader(channelHeader, signatureHeader, creator);
            ByteString withoutTransient = ChaincodeProposalPayload.newBuilder()
                    .setInput(payload.getInput())
                    .build()
                    .toByteString();
            return new CheckedProposal(
                    signed,
                    header,
                    withoutTransient,
                    spec.getChaincodeSpec().getInput().toByteString(),
                    creator,
                    channelHeader.getChannelId(),
                    channelHeader.getTxId(),
                    payload.getTransientMapCount() > 0);
        } catch (InvalidProtocolBufferException e) {
            throw new EndorsementFailure(Cause.MALFORMED, "failed to unpack transaction proposal: " + e.getMessage());
        }
    }

    private void requireChaincode(ChannelHeader header, ChaincodeInvocationSpec spec) {
        String name = spec.getChaincodeSpec().getChaincodeId().getName();
        if (!header.getChannelId().equals(channel) || !name.equals(chaincodeName)) {
            throw new EndorsementFailure(
                    Cause.NO_ENDORSER,
                    "no peers available to evaluate chaincode " + name + " in channel " + header.getChannelId());
        }
    }

    private VerifiedIdentity requireCreator(SignedProposal signed, SignatureHeader header) {
        try {
            VerifiedIdentity creator = organizations.verify(header.getCreator());
            if (!creator.hasSigned(
                    signed.getProposalBytes().toByteArray(),
                    signed.getSignature().toByteArray())) {
                throw new IdentityRefusal("the creator's signature over the proposal is not valid");
            }
            return creator;
        } catch (IdentityRefusal e) {
            throw caller("error validating proposal: access denied: channel [" + channel + "]: " + e.sentence());
        }
    }

    private void requireHeader(ChannelHeader header, SignatureHeader signatureHeader, VerifiedIdentity creator) {
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            throw caller("error validating proposal: invalid header type " + header.getType());
        }
        if (header.getEpoch() != 0) {
            throw caller("error validating proposal: epoch is non-zero");
        }
        if (signatureHeader.getNonce().isEmpty()) {
            throw caller("error validating proposal: nonce is empty");
        }
        String expected = Hashes.transactionId(signatureHeader);
        if (!header.getTxId().equals(expected)) {
            throw caller("error validating proposal: incorrectly computed txid '" + header.getTxId() + "' -- expected '"
                    + expected + "'");
        }
        if (isCommitted.test(header.getTxId())) {
            throw caller("duplicate transaction found [" + header.getTxId() + "]. Creator [" + creator.mspId() + "]");
        }
    }

    private static EndorsementFailure caller(String text) {
        return new EndorsementFailure(Cause.CALLER, text);
    }
}
