package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Blocks as Fabric lays them out. */
public final class Blocks {
    private Blocks() {}

    /**
     * Makes a block.
     *
     * @param envelopes the transactions, in order
     * @param codes what validation found, one for each transaction
     */
    public static Block make(
            long number, ByteString previousHash, List<ByteString> envelopes, List<TxValidationCode> codes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        byte[] filter = new byte[codes.size()];
        for (int i = 0; i < filter.length; i++) {
            filter[i] = (byte) codes.get(i).getNumber();
        }
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (int index = 0; index <= BlockMetadataIndex.COMMIT_HASH_VALUE; index++) {
            metadata.addMetadata(
                    index == BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE
                            ? ByteString.copyFrom(filter)
                            : ByteString.EMPTY);
        }
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(previousHash)
                        .setDataHash(BlockHashes.ofData(data)))
                .setData(data)
                .setMetadata(metadata)
                .build();
    }

    /** What validation found of the block's transactions, in their order. */
    public static List<TxValidationCode> codes(Block block) {
        ByteString filter = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        return IntStream.range(0, block.getData().getDataCount())
                .mapToObj(i -> TxValidationCode.forNumber(filter.byteAt(i) & 0xFF))
                .toList();
    }
}
