package org.commonway.embedded.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How fast blocks are read for one reader. */
class BlockStreamTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Reader reader = new Reader();
    private final List<Long> taken = new ArrayList<>();
    private long height = 200;

    private final BlockStream stream = new BlockStream(
            () -> height,
            reader,
            new BlockStream.Receiver() {
                @Override
                public boolean take(long block) {
                    taken.add(block);
                    reader.room--;
                    return true;
                }

                @Override
                public void fail(long block, Exception failure) {
                    throw new AssertionError(failure);
                }
            },
            work::add);

    /** A reader with room for so many messages. */
    private static final class Reader extends ServerCallStreamObserver<Object> {
        private int room;

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void onNext(Object value) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    private void workOn() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    @Test
    void nothing_is_read_for_a_reader_that_does_not_take_it() {
        stream.start(0);
        workOn();
        assertThat(taken).isEmpty();

        reader.room = 3;
        stream.goOn();
        workOn();
        assertThat(taken).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_reader_that_is_back_goes_on_where_it_stopped_and_misses_nothing() {
        reader.room = 2;
        stream.start(5);
        workOn();
        height = 1000;
        stream.goOn();
        workOn();
        assertThat(taken).containsExactly(5L, 6L);

        reader.room = 1;
        stream.goOn();
        workOn();
        assertThat(taken).containsExactly(5L, 6L, 7L);
    }

    @Test
    void a_reader_of_a_long_chain_gives_others_their_turn() {
        reader.room = 1000;
        stream.start(0);
        assertThat(work).hasSize(1);
        work.remove().run();

        assertThat(taken).hasSize(64);
        assertThat(work).hasSize(1);
        workOn();
        assertThat(taken).hasSize(200);
    }

    @Test
    void a_stream_that_was_stopped_reads_no_more() {
        reader.room = 1000;
        stream.start(0);
        stream.stop();
        workOn();

        assertThat(taken).isEmpty();
    }
}
