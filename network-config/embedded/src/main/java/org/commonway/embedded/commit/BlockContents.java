package org.commonway.embedded.commit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.block.StoredBlock;
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
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What a block that was read back says. */
final class BlockContents {
    private BlockContents() {}

    /**
     * What the block changes, by the codes it was committed with.
     *
     * @param before the state before it
     * @throws DamagedLog if a transaction in it cannot be read
     */
    static BlockEffect effect(StoredBlock stored, StateView before, String chaincodeName) {
        Block block = stored.block();
        long number = block.getHeader().getNumber();
        List<TxValidationCode> codes = Blocks.codes(block);
        BlockUpdates updates = new BlockUpdates(before);
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
                    KeyVersion version = new KeyVersion(number, i);
                    TransactionContents.parse(payload.getData())
                            .readWriteSet(chaincodeName)
                            .ifPresent(set -> updates.take(set, version));
                }
                places.add(new TransactionPlace(header.getTxId(), codes.get(i), number));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog("block " + number + " holds a transaction that cannot be read.", e);
        }
        return new BlockEffect(stored.offset(), stored.after(), updates.writes(), places);
    }

    /** The events of the valid transactions, in order. */
    static List<ChaincodeEvent> events(Block block) throws InvalidProtocolBufferException {
        List<ChaincodeEvent> events = new ArrayList<>();
        List<TxValidationCode> codes = Blocks.codes(block);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = payload(block, i);
            int type = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                    .getType();
            if (codes.get(i) == TxValidationCode.VALID && type == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                TransactionContents.parse(payload.getData()).event().ifPresent(events::add);
            }
        }
        return events;
    }

    private static Payload payload(Block block, int place) throws InvalidProtocolBufferException {
        return Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(place)).getPayload());
    }
}
