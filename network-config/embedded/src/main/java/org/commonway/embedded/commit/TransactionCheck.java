package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.commonway.embedded.commit.OrderRefusal.Cause;
import org.commonway.embedded.envelope.Hashes;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.identity.IdentityRefusal;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.identity.VerifiedIdentity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The checks of a transaction that need no state: its form, who signed it, that it answers its own proposal, who
 * endorsed it (core/common/validation/msgvalidation.go). They run on the callers' threads, before ordering.
 */
final class TransactionCheck {
    private final String channel;
    private final String chaincodeName;
    private final Organizations organizations;

    TransactionCheck(String channel, String chaincodeName, Organizations organizations) {
        this.channel = channel;
        this.chaincodeName = chaincodeName;
        this.organizations = organizations;
    }

    /**
     * Checks.
     *
     * @throws OrderRefusal if an orderer would not take it
     */
    CheckedTransaction check(Envelope envelope) {
        Payload payload;
        ChannelHeader channelHeader;
        SignatureHeader signatureHeader;
        try {
            payload = Payload.parseFrom(envelope.getPayload());
            channelHeader = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            signatureHeader = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        } catch (InvalidProtocolBufferException e) {
            throw new OrderRefusal(Cause.BAD_REQUEST, "the transaction cannot be read: " + e.getMessage());
        }
        if (!channelHeader.getChannelId().equals(channel)) {
            throw new OrderRefusal(Cause.NOT_FOUND, "there is no channel " + channelHeader.getChannelId());
        }
        requireCreator(envelope, signatureHeader);
        String txId = channelHeader.getTxId();
        if (channelHeader.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return refused(envelope, txId, TxValidationCode.UNKNOWN_TX_TYPE);
        }
        if (signatureHeader.getNonce().isEmpty() || !txId.equals(Hashes.transactionId(signatureHeader))) {
            return refused(envelope, txId, TxValidationCode.BAD_PROPOSAL_TXID);
        }
        return checkContents(envelope, payload, txId);
    }

    private void requireCreator(Envelope envelope, SignatureHeader header) {
        try {
            VerifiedIdentity creator = organizations.verify(header.getCreator());
            if (!creator.hasSigned(
                    envelope.getPayload().toByteArray(), envelope.getSignature().toByteArray())) {
                throw new IdentityRefusal("the creator's signature over the transaction is not valid");
            }
        } catch (IdentityRefusal e) {
            throw new OrderRefusal(
                    Cause.FORBIDDEN, "implicit policy evaluation failed - permission denied: " + e.sentence());
        }
    }

    private CheckedTransaction checkContents(Envelope envelope, Payload payload, String txId) {
        try {
            TransactionContents contents = TransactionContents.parse(payload.getData());
            if (!contents.answersProposal(payload.getHeader())) {
                return refused(envelope, txId, TxValidationCode.INVALID_ENDORSER_TRANSACTION);
            }
            if (!contents.action().getChaincodeId().getName().equals(chaincodeName)) {
                return refused(envelope, txId, TxValidationCode.INVALID_CHAINCODE);
            }
            Optional<ChaincodeEvent> event = contents.event();
            if (event.isPresent() && !event.get().getChaincodeId().equals(chaincodeName)) {
                return refused(envelope, txId, TxValidationCode.INVALID_OTHER_REASON);
            }
            Optional<KVRWSet> set = contents.readWriteSet(chaincodeName);
            if (set.isEmpty()) {
                return refused(envelope, txId, TxValidationCode.ILLEGAL_WRITESET);
            }
            return new CheckedTransaction(
                    envelope.toByteString(), txId, TxValidationCode.VALID, set.get(), endorsers(contents));
        } catch (InvalidProtocolBufferException e) {
            return refused(envelope, txId, TxValidationCode.BAD_PAYLOAD);
        }
    }

    /** The organisations with a peer that really signed; others do not count, as in Fabric. */
    private Set<String> endorsers(TransactionContents contents) {
        ByteString endorsed = contents.actionPayload().getAction().getProposalResponsePayload();
        Set<String> mspIds = new LinkedHashSet<>();
        for (Endorsement endorsement : contents.actionPayload().getAction().getEndorsementsList()) {
            findEndorser(endorsement, endorsed).ifPresent(mspIds::add);
        }
        return mspIds;
    }

    private Optional<String> findEndorser(Endorsement endorsement, ByteString endorsed) {
        try {
            VerifiedIdentity endorser = organizations.verify(endorsement.getEndorser());
            boolean counts = endorser.peer()
                    && endorser.hasSigned(
                            endorsed.concat(endorsement.getEndorser()).toByteArray(),
                            endorsement.getSignature().toByteArray());
            return counts ? Optional.of(endorser.mspId()) : Optional.empty();
        } catch (IdentityRefusal e) {
            return Optional.empty(); // a stranger's endorsement counts for nothing; the policy decides on the others
        }
    }

    private static CheckedTransaction refused(Envelope envelope, String txId, TxValidationCode code) {
        return new CheckedTransaction(envelope.toByteString(), txId, code, KVRWSet.getDefaultInstance(), Set.of());
    }
}
