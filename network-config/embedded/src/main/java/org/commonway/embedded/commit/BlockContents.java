package org.commonway.embedded.commit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.block.StoredBlock;
import org.commonway.embedded.commit.CheckedTransaction.Effect;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.index.BlockEffect;
import org.commonway.embedded.index.TransactionPlace;
import org.commonway.embedded.state.BlockUpdates;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What a block that was read back says. */
final class BlockContents {
    private BlockContents() {}

    /**
     * What the block changes, by the codes it was committed with.
     *
     * @param before the state before it
     * @param privateData what its transactions wrote in collections
     * @throws DamagedLog if a transaction in it cannot be read
     * @throws IOException if the private data cannot be read
     */
    static BlockEffect effect(StoredBlock stored, StateView before, String chaincodeName, PrivateData privateData)
            throws IOException {
        Block block = stored.block();
        long number = block.getHeader().getNumber();
        List<TxValidationCode> codes = Blocks.codes(block);
        BlockUpdates updates = new BlockUpdates(before, chaincodeName);
        BlockEffects effects = new BlockEffects(updates, chaincodeName, privateData.collections());
        Map<Integer, TxPvtReadWriteSet> clear = privateData.read(number);
        List<TransactionPlace> places = new ArrayList<>();
        try {
            for (int i = 0; i < codes.size(); i++) {
                Payload payload = payload(block, i);
                ChannelHeader header =
                        ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
                if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
                    continue;
                }
                if (codes.get(i) == TxValidationCode.VALID) {
                    TransactionContents contents = TransactionContents.parse(payload.getData());
                    effects.take(
                            new Effect(
                                    contents.readWriteSet(chaincodeName).orElse(KVRWSet.getDefaultInstance()),
                                    contents.hashedSets(),
                                    clear.getOrDefault(i, TxPvtReadWriteSet.getDefaultInstance())),
                            new KeyVersion(number, i));
                }
                places.add(new TransactionPlace(header.getTxId(), codes.get(i), number));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog("block " + number + " holds a transaction that cannot be read.", e);
        }
        effects.finish(number);
        return new BlockEffect(stored.offset(), stored.after(), updates.writes(), places);
    }

    /** The events of the valid transactions, in order. */
    static List<ChaincodeEvent> events(Block block) throws InvalidProtocolBufferException {
        List<ChaincodeEvent> events = new ArrayList<>();
        List<TxValidationCode> codes = Blocks.codes(block);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = payload(block, i);
            if (codes.get(i) == TxValidationCode.VALID && isEndorserTransaction(payload)) {
                TransactionContents.parse(payload.getData()).event().ifPresent(events::add);
            }
        }
        return events;
    }

    static boolean isEndorserTransaction(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType()
                == HeaderType.ENDORSER_TRANSACTION_VALUE;
    }

    static Payload payload(Block block, int place) throws InvalidProtocolBufferException {
        return Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(place)).getPayload());
    }
}
