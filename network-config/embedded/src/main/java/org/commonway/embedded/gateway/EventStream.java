package org.commonway.embedded.gateway;

import com.google.rpc.Code;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.embedded.commit.Ledger;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/**
 * One reader of events. It reads blocks from disk as fast as its reader takes them and no faster, so that a slow one
 * costs no memory; what is old and what is new come the same way.
 */
final class EventStream {
    private final Ledger ledger;
    private final ServerCallStreamObserver<ChaincodeEventsResponse> reader;
    private final EventFilter filter;
    private final Executor executor;
    /** How often somebody asked to go on; whoever raises it from zero does the work for all. */
    private final AtomicInteger asked = new AtomicInteger();

    private long nextBlock;
    private boolean over;

    EventStream(
            Ledger ledger,
            ServerCallStreamObserver<ChaincodeEventsResponse> reader,
            EventFilter filter,
            Executor executor) {
        this.ledger = ledger;
        this.reader = reader;
        this.filter = filter;
        this.executor = executor;
        this.nextBlock = filter.startBlock();
    }

    void start() {
        Ledger.Listening listening = ledger.onCommit(this::goOn);
        reader.setOnReadyHandler(this::goOn);
        reader.setOnCancelHandler(listening::stop);
        goOn();
    }

    private void goOn() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::work);
        }
    }

    private void work() {
        int seen;
        do {
            seen = asked.get();
            try {
                while (!over && !reader.isCancelled() && reader.isReady() && nextBlock < ledger.height()) {
                    send(nextBlock);
                    nextBlock++;
                }
            } catch (IOException | RuntimeException e) {
                over = true;
                reader.onError(GatewayErrors.plain(Code.ABORTED, "block " + nextBlock + " cannot be read: " + e));
            }
        } while (asked.addAndGet(-seen) != 0);
    }

    private void send(long block) throws IOException {
        List<ChaincodeEvent> events = filter.matching(ledger.events(block));
        if (!events.isEmpty()) {
            reader.onNext(ChaincodeEventsResponse.newBuilder()
                    .setBlockNumber(block)
                    .addAllEvents(events)
                    .build());
        }
    }
}
