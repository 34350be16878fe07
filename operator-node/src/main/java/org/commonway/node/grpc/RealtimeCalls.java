package org.commonway.node.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.realtime.KeptFeed;
import org.commonway.node.realtime.RealtimeDesk;
import org.commonway.proto.realtime.v1.GetRealtimeRequest;
import org.commonway.proto.realtime.v1.GetRealtimeResponse;
import org.commonway.proto.realtime.v1.RealtimeFeed;
import org.commonway.proto.realtime.v1.RealtimeHeader;
import org.commonway.proto.realtime.v1.RealtimeServiceGrpc;

/** commonway.realtime.v1.RealtimeService. */
public final class RealtimeCalls extends RealtimeServiceGrpc.RealtimeServiceImplBase {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final RealtimeDesk desk;
    private final Seal seal;

    /** Passes on these feeds. */
    public RealtimeCalls(RealtimeDesk desk, Seal seal) {
        this.desk = desk;
        this.seal = seal;
    }

    @Override
    public void getRealtime(GetRealtimeRequest request, StreamObserver<GetRealtimeResponse> observer) {
        // One look at each feed: header and bytes must be of the same message.
        List<KeptFeed.State> feeds = desk.feeds().stream().map(KeptFeed::state).toList();
        if (feeds.isEmpty()) {
            observer.onError(Status.NOT_FOUND
                    .withDescription("Operator " + seal.operatorId() + " names no realtime feed.")
                    .asRuntimeException());
            return;
        }
        observer.onNext(GetRealtimeResponse.newBuilder()
                .setHeader(seal.seal(header(feeds)))
                .build());
        ServerCallStreamObserver<GetRealtimeResponse> paced = (ServerCallStreamObserver<GetRealtimeResponse>) observer;
        Sending sending = new Sending(chunks(feeds, new HashSet<>(request.getHaveList())), paced);
        paced.setOnCancelHandler(sending::end);
        paced.setOnReadyHandler(sending::send);
    }

    private RealtimeHeader header(List<KeptFeed.State> feeds) {
        RealtimeHeader.Builder header = RealtimeHeader.newBuilder().setOperatorId(seal.operatorId());
        for (KeptFeed.State feed : feeds) {
            RealtimeFeed.Builder told = header.addFeedsBuilder().setTrouble(feed.trouble());
            feed.message()
                    .ifPresent(message -> told.setSha256(message.sha256())
                            .setSizeBytes(message.bytes().size())
                            .setFetchedAt(Messages.moment(message.fetchedAt())));
        }
        return header.build();
    }

    private static Deque<ByteString> chunks(List<KeptFeed.State> feeds, Set<ByteString> have) {
        Deque<ByteString> chunks = new ArrayDeque<>();
        for (KeptFeed.State feed : feeds) {
            feed.message().filter(message -> have.add(message.sha256())).ifPresent(message -> {
                ByteString bytes = message.bytes();
                for (int from = 0; from < bytes.size(); from += CHUNK_BYTES) {
                    chunks.add(bytes.substring(from, Math.min(bytes.size(), from + CHUNK_BYTES)));
                }
            });
        }
        return chunks;
    }

    /** Sends chunk by chunk, only while the gateway takes them. gRPC calls the handlers one after the other. */
    private static final class Sending {
        private final Deque<ByteString> chunks;
        private final ServerCallStreamObserver<GetRealtimeResponse> observer;
        private boolean done;

        Sending(Deque<ByteString> chunks, ServerCallStreamObserver<GetRealtimeResponse> observer) {
            this.chunks = chunks;
            this.observer = observer;
        }

        void send() {
            while (!done && !chunks.isEmpty() && observer.isReady()) {
                observer.onNext(GetRealtimeResponse.newBuilder()
                        .setChunk(chunks.remove())
                        .build());
            }
            if (!done && chunks.isEmpty()) {
                done = true;
                observer.onCompleted();
            }
        }

        void end() {
            done = true;
            chunks.clear();
        }
    }
}
