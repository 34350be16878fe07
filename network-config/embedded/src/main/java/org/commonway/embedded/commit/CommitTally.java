package org.commonway.embedded.commit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.embedded.block.BlockFile;

/** Counts what is committed. Safe for many threads. */
final class CommitTally {
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong transactions = new AtomicLong();

    /** A block of so many transactions stands in the chain. */
    void count(int inBlock) {
        blocks.incrementAndGet();
        transactions.addAndGet(inBlock);
    }

    /** All that was counted, and what it took of the file. */
    CommitFigures figures(BlockFile file) {
        return new CommitFigures(
                blocks.get(),
                transactions.get(),
                file.forces(),
                TimeUnit.NANOSECONDS.toMicros(file.forceNanos()),
                file.appendedBytes());
    }
}
