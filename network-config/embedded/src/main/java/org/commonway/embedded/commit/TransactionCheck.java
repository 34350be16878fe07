package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.embedded.commit.CheckedTransaction.Effect;
import org.commonway.embedded.commit.OrderRefusal.Cause;
import org.commonway.embedded.envelope.HashedSet;
import org.commonway.embedded.envelope.Hashes;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.identity.VerifiedIdentity;
import org.commonway.identity.IdentityRefusal;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The checks of a transaction that need no state: its form, who signed it, that it answers its own proposal, who
 * endorsed it (core/common/validation/msgvalidation.go). They run on the callers' threads, before ordering.
 */
final class TransactionCheck {
    /** As the orderers' AbsoluteMaxBytes in Fabric's sample configuration. */
    private static final int BYTES_MAX = 10 * 1024 * 1024;

    private final String channel;
    private final String chaincodeName;
    private final Organizations organizations;
    private final Ledger ledger;

    TransactionCheck(String channel, String chaincodeName, Organizations organizations, Ledger ledger) {
        this.channel = channel;
        this.chaincodeName = chaincodeName;
        this.organizations = organizations;
        this.ledger = ledger;
    }

    /**
     * Checks.
     *
     * @throws OrderRefusal if an orderer would not take it
     */
    CheckedTransaction check(Envelope envelope) {
        if (envelope.getSerializedSize() > BYTES_MAX) {
            throw new OrderRefusal(
                    Cause.BAD_REQUEST,
                    "message payload is " + envelope.getSerializedSize() + " bytes and exceeds maximum allowed "
                            + BYTES_MAX + " bytes");
        }
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
            List<HashedSet> hashed = contents.hashedSets();
            Effect effect = new Effect(set.get(), hashed, clear(txId, hashed));
            return new CheckedTransaction(
                    envelope.toByteString(), txId, TxValidationCode.VALID, effect, endorsers(contents));
        } catch (InvalidProtocolBufferException e) {
            return refused(envelope, txId, TxValidationCode.BAD_PAYLOAD);
        }
    }

    /** The values that the transaction writes in collections, which its endorsers kept. */
    private TxPvtReadWriteSet clear(String txId, List<HashedSet> hashed) {
        Map<String, ByteString> hashes = new LinkedHashMap<>();
        for (HashedSet set : hashed) {
            if (!set.privateHash().isEmpty()) {
                hashes.put(set.collection(), set.privateHash());
            }
        }
        if (hashes.isEmpty() || ledger.isCommitted(txId)) {
            return TxPvtReadWriteSet.getDefaultInstance();
        }
        return ledger.transientData()
                .find(chaincodeName, txId, hashes)
                .orElseThrow(() -> new OrderRefusal(
                        Cause.BAD_REQUEST,
                        "the private data of transaction " + txId + " are not here; have it endorsed again"));
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
        return new CheckedTransaction(envelope.toByteString(), txId, code, Effect.NONE, Set.of());
    }
}
