package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.index.BlockEffect;
import org.commonway.embedded.index.TransactionPlace;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StoredValue;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Makes a block of transactions and forces it to disk. */
final class BlockMaking {
    private BlockMaking() {}

    /**
     * Appends the transactions to the chain, each with what the validator says of it.
     *
     * @return what is to be seen of it from now on
     * @throws IOException if it could not be written; then nothing has changed
     * @throws StateOutage if the state cannot be read; nothing has changed either
     */
    static BlockEffect append(
            List<CheckedTransaction> transactions, BlockValidator validator, BlockFile blocks, PrivateData privateData)
            throws IOException {
        long number = validator.block();
        List<TxValidationCode> codes =
                transactions.stream().map(validator::validate).toList();
        List<TransactionPlace> places = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            places.add(new TransactionPlace(transactions.get(i).txId(), codes.get(i), number));
        }
        List<ByteString> envelopes =
                transactions.stream().map(CheckedTransaction::envelope).toList();
        // All that may fail for want of the state comes before the block: once that is on disk, it stands.
        Map<String, Optional<StoredValue>> writes = validator.finish().writes();
        privateData.append(number, validator.clear());
        ChainPoint before = blocks.end();
        ChainPoint after = blocks.append(Blocks.make(number, before.lastHash(), envelopes, codes));
        return new BlockEffect(before.offset(), after, writes, places);
    }
}
