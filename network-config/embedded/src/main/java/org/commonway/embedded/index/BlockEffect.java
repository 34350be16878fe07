package org.commonway.embedded.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.state.StoredValue;

/**
 * What a block changes in the index.
 *
 * @param offset where the block lies in the file
 * @param after the point of the chain behind it
 * @param writes what its valid transactions wrote; empty for a key that is deleted
 * @param transactions its transactions, in order
 */
public record BlockEffect(
        long offset, ChainPoint after, Map<String, Optional<StoredValue>> writes, List<TransactionPlace> transactions) {

    /** The block's number. */
    public long block() {
        return after.height() - 1;
    }
}
