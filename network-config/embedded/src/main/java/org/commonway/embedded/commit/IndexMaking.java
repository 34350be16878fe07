package org.commonway.embedded.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.block.StoredBlock;
import org.commonway.embedded.index.BlockEffect;
import org.commonway.embedded.index.ChainIndex;
import org.commonway.embedded.index.IndexFolder;
import org.commonway.embedded.index.UnusableIndex;
import org.commonway.embedded.state.StateView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index of a chain and brings it up to the chain's end; one that is not this chain's is made anew. */
final class IndexMaking {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path folder;
    private final BlockFile blocks;
    private final String chaincodeName;
    private final PrivateData privateData;
    private long nextProgress = System.nanoTime() + PROGRESS_NANOS;

    IndexMaking(Path folder, BlockFile blocks, String chaincodeName, PrivateData privateData) {
        this.folder = folder;
        this.blocks = blocks;
        this.chaincodeName = chaincodeName;
        this.privateData = privateData;
    }

    /** Opens the index as it is, or an empty one in its place. */
    ChainIndex open() throws IOException {
        try {
            ChainIndex index = ChainIndex.open(folder);
            Optional<String> why = whyNotOurs(index);
            if (why.isEmpty()) {
                return index;
            }
            index.close();
            return openEmpty(why.get());
        } catch (UnusableIndex e) {
            return openEmpty(String.valueOf(e.getMessage()));
        }
    }

    /** Throws away what there is. */
    ChainIndex openEmpty(String why) throws IOException {
        LOG.warn("the state in {} is made anew from the blocks: {}", folder, why);
        IndexFolder.clear(folder);
        try {
            return ChainIndex.open(folder);
        } catch (UnusableIndex e) {
            throw new IOException("no state can be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Takes a block that follows the last one applied; one that is already in the index is passed by. */
    Optional<BlockEffect> take(ChainIndex index, StoredBlock block) throws IOException {
        if (block.after().height() <= index.applied().height()) {
            return Optional.empty();
        }
        BlockEffect effect;
        try (StateView before = index.openView()) {
            effect = BlockContents.effect(block, before, chaincodeName, privateData);
        }
        index.apply(effect);
        if (System.nanoTime() > nextProgress) {
            nextProgress = System.nanoTime() + PROGRESS_NANOS;
            LOG.info(
                    "reading the chain: block {}, {} of {} MiB",
                    effect.block(),
                    block.after().offset() >> 20,
                    blocks.sizeBytes() >> 20);
        }
        return Optional.of(effect);
    }

    /** The index belongs to the chain if the block before its point is the one the chain has there. */
    private Optional<String> whyNotOurs(ChainIndex index) throws IOException {
        ChainPoint point = index.applied();
        if (point.height() == 0) {
            return blocks.sizeBytes() > 0 ? Optional.of("there is none") : Optional.empty();
        }
        if (point.offset() > blocks.sizeBytes()) {
            return Optional.of("it is of a longer chain than the blocks, to block " + (point.height() - 1));
        }
        Optional<StoredBlock> last = index.findOffset(point.height() - 1).isEmpty()
                ? Optional.empty()
                : blocks.find(index.findOffset(point.height() - 1).get());
        return last.isPresent() && last.get().after().equals(point)
                ? Optional.empty()
                : Optional.of("it does not fit block " + (point.height() - 1));
    }
}
