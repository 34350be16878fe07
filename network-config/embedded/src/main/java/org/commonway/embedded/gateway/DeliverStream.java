package org.commonway.embedded.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.gateway.SeekCheck.Seek;
import org.commonway.embedded.gateway.SeekCheck.SeekRefusal;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of blocks. Each request is answered by its blocks and the status SUCCESS; then the next request is read. A
 * request that cannot be met is answered by another status, which ends the stream.
 */
final class DeliverStream implements StreamObserver<Envelope> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverStream.class);
    /** Requests that wait while one is answered; as many as a reader could mean in earnest. */
    private static final int WAITING_MAX = 16;

    private final SeekCheck check;
    private final Ledger ledger;
    private final ServerCallStreamObserver<DeliverResponse> reader;
    private final DeliveredBlocks form;
    private final Queue<Envelope> requests = new ArrayDeque<>(); // guarded by this
    private @Nullable BlockStream current; // guarded by this
    private boolean noMoreRequests; // guarded by this
    private boolean ended; // guarded by this
    private Runnable cleanUp = () -> {};
    private Watching watching = (seek, stream) -> {};
    private Executor executor = Runnable::run;

    private interface Watching {
        void over(Seek seek, BlockStream stream);
    }

    DeliverStream(
            SeekCheck check, Ledger ledger, ServerCallStreamObserver<DeliverResponse> reader, DeliveredBlocks form) {
        this.check = check;
        this.ledger = ledger;
        this.reader = reader;
        this.form = form;
    }

    /** Must be called before the call that opens the stream returns. */
    void open(StreamGuard guard, Executor where) {
        executor = where;
        Ledger.Listening listening = ledger.onCommit(this::goOn);
        cleanUp = () -> {
            listening.stop();
            guard.leave(this);
        };
        watching = (seek, stream) -> guard.watch(this, seek.creator(), sentence -> {
            stream.stop();
            LOG.info("a stream of blocks ends: {}", sentence);
            end(Status.FORBIDDEN);
        });
        reader.setOnReadyHandler(this::goOn);
        reader.setOnCancelHandler(this::stop);
    }

    @Override
    public void onNext(Envelope request) {
        synchronized (this) {
            if (current != null) {
                if (requests.size() == WAITING_MAX) {
                    end(Status.BAD_REQUEST);
                } else {
                    requests.add(request);
                }
                return;
            }
        }
        begin(request);
    }

    @Override
    public void onError(Throwable failure) {
        stop();
    }

    @Override
    public void onCompleted() {
        synchronized (this) {
            noMoreRequests = true;
            if (current != null || ended) {
                return; // what was asked for is still answered
            }
            ended = true;
            reader.onCompleted();
        }
        cleanUp.run();
    }

    private void begin(Envelope request) {
        Seek seek;
        try {
            seek = check.check(request);
        } catch (SeekRefusal refusal) {
            LOG.info("blocks refused: {}", refusal.getMessage());
            end(refusal.status());
            return;
        }
        BlockStream stream = new BlockStream(ledger::height, reader, new Answer(seek), executor);
        synchronized (this) {
            if (ended) {
                return;
            }
            current = stream;
        }
        watching.over(seek, stream);
        stream.start(seek.first());
    }

    private void goOn() {
        BlockStream stream;
        synchronized (this) {
            stream = current;
        }
        if (stream != null) {
            stream.goOn();
        }
    }

    private void stop() {
        synchronized (this) {
            ended = true;
            if (current != null) {
                current.stop();
            }
            requests.clear();
        }
        cleanUp.run();
    }

    private synchronized void send(DeliverResponse response) {
        if (!ended) {
            reader.onNext(response);
        }
    }

    private void succeed() {
        Envelope next;
        synchronized (this) {
            current = null;
            send(status(Status.SUCCESS));
            next = requests.poll();
            if (next == null && noMoreRequests && !ended) {
                ended = true;
                reader.onCompleted();
                cleanUp.run();
            }
        }
        if (next != null) {
            begin(next);
        }
    }

    private void end(Status status) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            reader.onNext(status(status));
            reader.onCompleted();
        }
        cleanUp.run();
    }

    private static DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }

    /** The blocks of one request. */
    private final class Answer implements BlockStream.Receiver {
        private final Seek seek;

        Answer(Seek seek) {
            this.seek = seek;
        }

        @Override
        public boolean take(long block) throws IOException {
            send(form.of(block, seek.mspId()));
            if (block == seek.last()) {
                succeed();
                return false;
            }
            return true;
        }

        @Override
        public boolean waitsForMore() {
            if (!seek.waits()) {
                end(Status.NOT_FOUND);
            }
            return seek.waits();
        }

        @Override
        public void fail(long block, Exception failure) {
            LOG.error("block {} cannot be read", block, failure);
            end(Status.INTERNAL_SERVER_ERROR);
        }
    }
}
