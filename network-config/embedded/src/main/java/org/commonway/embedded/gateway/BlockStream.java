package org.commonway.embedded.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * One reader of the chain. It reads blocks from disk as fast as its reader takes them and no faster, so that a slow one
 * costs no memory and loses nothing; what is old and what is new come the same way. After a while it gives its thread to
 * others and queues again.
 */
final class BlockStream {
    /** How many blocks are read before others get their turn. */
    private static final int TURN = 64;

    private final LongSupplier height;
    private final ServerCallStreamObserver<?> reader;
    private final Receiver receiver;
    private final Executor executor;
    /** How often somebody asked to go on; whoever raises it from zero does the work for all. */
    private final AtomicInteger asked = new AtomicInteger();

    private long nextBlock;
    private boolean over;
    private volatile boolean stopped;

    /** What is done with the blocks. Called by one thread at a time. */
    interface Receiver {
        /**
         * Takes a block.
         *
         * @return whether there is to be another
         */
        boolean take(long block) throws IOException;

        /** The next block is not there yet. */
        default boolean waitsForMore() {
            return true;
        }

        /** The chain cannot be read; nothing comes after this. */
        void fail(long block, Exception failure);
    }

    /** A reader that has not begun.
     *
     * @param height the number of blocks there are
     */
    BlockStream(LongSupplier height, ServerCallStreamObserver<?> reader, Receiver receiver, Executor executor) {
        this.height = height;
        this.reader = reader;
        this.receiver = receiver;
        this.executor = executor;
    }

    /** Reads from this block on, until it is stopped or there is to be no more. */
    void start(long firstBlock) {
        nextBlock = firstBlock;
        goOn();
    }

    /** Looks whether there is something to do. Any thread may call it at any time. */
    void goOn() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::work);
        }
    }

    /** Nothing is read any more, at the latest after the block at work. */
    void stop() {
        stopped = true;
    }

    private void work() {
        int seen;
        do {
            seen = asked.get();
            if (!takeTurn()) {
                executor.execute(this::work); // still asked: nobody else starts
                return;
            }
        } while (asked.addAndGet(-seen) != 0);
    }

    /** Whether all was done that could be. */
    private boolean takeTurn() {
        int taken = 0;
        try {
            while (!over && !stopped && !reader.isCancelled() && reader.isReady()) {
                if (nextBlock >= height.getAsLong()) {
                    over = !receiver.waitsForMore();
                    return true;
                }
                if (taken++ == TURN) {
                    return false;
                }
                over = !receiver.take(nextBlock);
                nextBlock++;
            }
        } catch (IOException | RuntimeException e) {
            over = true;
            receiver.fail(nextBlock, e);
        }
        return true;
    }
}
