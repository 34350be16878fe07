package org.commonway.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.envelope.TransactionContents;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The forms in which blocks are delivered. */
sealed interface DeliveredBlocks {

    /**
     * A block.
     *
     * @param mspId the reader's organisation
     */
    DeliverResponse of(long number, String mspId) throws IOException;

    /** As it stands in the chain. */
    record Whole(Ledger ledger) implements DeliveredBlocks {
        @Override
        public DeliverResponse of(long number, String mspId) throws IOException {
            return DeliverResponse.newBuilder().setBlock(ledger.block(number)).build();
        }
    }

    /** Ids, codes and events without their payload. */
    record Filtered(String channel, Ledger ledger) implements DeliveredBlocks {
        @Override
        public DeliverResponse of(long number, String mspId) throws IOException {
            Block block = ledger.block(number);
            List<TxValidationCode> codes = Blocks.codes(block);
            FilteredBlock.Builder filtered =
                    FilteredBlock.newBuilder().setChannelId(channel).setNumber(number);
            for (int i = 0; i < codes.size(); i++) {
                Payload payload = Payload.parseFrom(
                        Envelope.parseFrom(block.getData().getData(i)).getPayload());
                filtered.addFilteredTransactions(transaction(payload, codes.get(i)));
            }
            return DeliverResponse.newBuilder().setFilteredBlock(filtered).build();
        }

        private static FilteredTransaction transaction(Payload payload, TxValidationCode code)
                throws InvalidProtocolBufferException {
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            FilteredTransaction.Builder transaction = FilteredTransaction.newBuilder()
                    .setTxid(header.getTxId())
                    .setTypeValue(header.getType())
                    .setTxValidationCode(code);
            if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE && code != TxValidationCode.BAD_PAYLOAD) {
                FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
                TransactionContents.parse(payload.getData())
                        .event()
                        .ifPresent(event -> actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                                .setChaincodeEvent(event.toBuilder().clearPayload())));
                transaction.setTransactionActions(actions);
            }
            return transaction.build();
        }
    }

    /** As it stands in the chain, with what its transactions wrote in the collections of the reader's organisation. */
    record WithPrivateData(Ledger ledger, Collections collections) implements DeliveredBlocks {
        @Override
        public DeliverResponse of(long number, String mspId) throws IOException {
            BlockAndPrivateData.Builder both = BlockAndPrivateData.newBuilder().setBlock(ledger.block(number));
            for (Map.Entry<Integer, TxPvtReadWriteSet> set :
                    ledger.privateSets(number).entrySet()) {
                TxPvtReadWriteSet visible = visible(set.getValue(), mspId);
                if (visible.getNsPvtRwsetCount() > 0) {
                    both.putPrivateDataMap(set.getKey(), visible);
                }
            }
            return DeliverResponse.newBuilder().setBlockAndPrivateData(both).build();
        }

        private TxPvtReadWriteSet visible(TxPvtReadWriteSet all, String mspId) {
            TxPvtReadWriteSet.Builder visible = all.toBuilder().clearNsPvtRwset();
            for (NsPvtReadWriteSet part : all.getNsPvtRwsetList()) {
                NsPvtReadWriteSet.Builder own = part.toBuilder().clearCollectionPvtRwset();
                part.getCollectionPvtRwsetList().stream()
                        .filter(one -> collections
                                .find(one.getCollectionName())
                                .map(collection -> collection.isKeptBy(mspId))
                                .orElse(false))
                        .forEach(own::addCollectionPvtRwset);
                if (own.getCollectionPvtRwsetCount() > 0) {
                    visible.addNsPvtRwset(own);
                }
            }
            return visible.build();
        }
    }
}
