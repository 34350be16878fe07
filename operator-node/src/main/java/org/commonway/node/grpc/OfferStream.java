package org.commonway.node.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.commonway.node.offer.OfferBoard;
import org.commonway.node.offer.OfferReader;
import org.commonway.node.offer.OfferUpdate;
import org.commonway.proto.offer.v1.StreamOffersResponse;

/**
 * One stream to one gateway. Sends only while the gateway takes: flow control is gRPC's, and what waits meanwhile is a
 * place in the board's numbers, not a queue.
 */
final class OfferStream {
    private enum Work {
        IDLE,
        SENDING,
        SENDING_MORE_CAME
    }

    private final OfferBoard board;
    private final ServerCallStreamObserver<StreamOffersResponse> observer;
    private final OfferMessages messages;
    private final Executor executor;
    private final AtomicReference<Work> work = new AtomicReference<>(Work.IDLE);
    private volatile Optional<OfferReader> reader = Optional.empty();

    OfferStream(
            OfferBoard board,
            ServerCallStreamObserver<StreamOffersResponse> observer,
            OfferMessages messages,
            Executor executor) {
        this.board = board;
        this.observer = observer;
        this.messages = messages;
        this.executor = executor;
    }

    /** Begins to send, after what the gateway saw already. */
    void open(String streamId, long resumeAfter) {
        observer.setOnReadyHandler(this::wake);
        observer.setOnCancelHandler(() -> reader.ifPresent(OfferReader::close));
        OfferReader opened = new OfferReader(board, streamId, resumeAfter, this::wake);
        reader = Optional.of(opened);
        if (observer.isCancelled()) {
            opened.close();
        }
        wake();
    }

    /** Sees to it that somebody sends, one at a time. */
    private void wake() {
        Work before = work.getAndUpdate(now -> now == Work.IDLE ? Work.SENDING : Work.SENDING_MORE_CAME);
        if (before == Work.IDLE) {
            try {
                executor.execute(this::send);
            } catch (RejectedExecutionException stopping) {
                // The node is going down and so is this stream.
                reader.ifPresent(OfferReader::close);
            }
        }
    }

    private void send() {
        do {
            work.set(Work.SENDING);
            reader.ifPresent(this::sendAll);
        } while (!work.compareAndSet(Work.SENDING, Work.IDLE));
    }

    private void sendAll(OfferReader from) {
        while (observer.isReady() && !observer.isCancelled()) {
            Optional<OfferUpdate> update = from.next();
            if (update.isEmpty()) {
                return;
            }
            observer.onNext(messages.signed(update.get()));
        }
    }
}
