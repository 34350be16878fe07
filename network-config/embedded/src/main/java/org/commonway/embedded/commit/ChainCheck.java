package org.commonway.embedded.commit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.state.StateOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the part of a long chain that a start does not, while the network serves; slowly, to leave it the disk. */
final class ChainCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long PIECE_BYTES = 4L << 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final BlockFile blocks;
    private final ChainPoint end;
    private final Consumer<String> damaged;
    private final Thread thread = new Thread(this::work, "chain-check");
    private volatile boolean stopping;

    /**
     * Starts reading.
     *
     * @param end up to where
     * @param damaged is told what was found, if it is not what was written
     */
    ChainCheck(BlockFile blocks, ChainPoint end, Consumer<String> damaged) {
        this.blocks = blocks;
        this.end = end;
        this.damaged = damaged;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        long start = System.nanoTime();
        long[] pauseAt = {PIECE_BYTES};
        try {
            blocks.scan(ChainPoint.START, end, block -> {
                if (stopping) {
                    throw new StateOutage("the check was stopped");
                }
                if (block.after().offset() >= pauseAt[0]) {
                    pauseAt[0] = block.after().offset() + PIECE_BYTES;
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            });
            LOG.info(
                    "the chain was checked to block {}: {} MiB in {} s",
                    end.height() - 1,
                    end.offset() >> 20,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        } catch (StateOutage e) {
            LOG.info("the check of the chain ended with the network, before it was through");
        } catch (DamagedLog | IOException e) {
            damaged.accept(String.valueOf(e.getMessage()));
        }
    }
}
