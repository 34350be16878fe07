package org.commonway.embedded.gateway;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.commonway.embedded.commit.Ledger;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/** One reader of chaincode events. */
final class EventStream implements BlockStream.Receiver {
    private final Ledger ledger;
    private final ServerCallStreamObserver<ChaincodeEventsResponse> reader;
    private final EventFilter filter;
    private final BlockStream blocks;
    private boolean ended; // guarded by this

    EventStream(
            Ledger ledger,
            ServerCallStreamObserver<ChaincodeEventsResponse> reader,
            EventFilter filter,
            Executor executor) {
        this.ledger = ledger;
        this.reader = reader;
        this.filter = filter;
        this.blocks = new BlockStream(ledger::height, reader, this, executor);
    }

    /** Must be called before the call that opens the stream returns. */
    void start(StreamGuard guard, ByteString identity) {
        Ledger.Listening listening = ledger.onCommit(blocks::goOn);
        reader.setOnReadyHandler(blocks::goOn);
        reader.setOnCancelHandler(() -> {
            blocks.stop();
            listening.stop();
            guard.leave(this);
        });
        guard.watch(this, identity, sentence -> {
            blocks.stop();
            listening.stop();
            end(Code.PERMISSION_DENIED, sentence);
        });
        blocks.start(filter.startBlock());
    }

    @Override
    public boolean take(long block) throws IOException {
        List<ChaincodeEvent> events = filter.matching(ledger.events(block));
        if (!events.isEmpty()) {
            ChaincodeEventsResponse response = ChaincodeEventsResponse.newBuilder()
                    .setBlockNumber(block)
                    .addAllEvents(events)
                    .build();
            synchronized (this) {
                if (!ended) {
                    reader.onNext(response);
                }
            }
        }
        return true;
    }

    @Override
    public void fail(long block, Exception failure) {
        end(Code.ABORTED, "block " + block + " cannot be read: " + failure);
    }

    private synchronized void end(Code code, String sentence) {
        if (!ended) {
            ended = true;
            reader.onError(GatewayErrors.plain(code, sentence));
        }
    }
}
