package org.commonway.embedded.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.identity.Organizations;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** A peer's service of blocks (core/peer/deliverevents.go): whole, filtered, or with the reader's private data. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final String channel;
    private final Sources sources;
    private final StreamGuard guard;
    private final Executor executor;

    /** What stands behind the service. */
    public record Sources(Organizations organizations, Ledger ledger, Collections collections, InstantSource clock) {}

    /**
     * A service.
     *
     * @param executor where blocks are read
     */
    public DeliverService(String channel, Sources sources, StreamGuard guard, Executor executor) {
        this.channel = channel;
        this.sources = sources;
        this.guard = guard;
        this.executor = executor;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> reader) {
        return open(reader, new DeliveredBlocks.Whole(sources.ledger()));
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> reader) {
        return open(reader, new DeliveredBlocks.Filtered(channel, sources.ledger()));
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> reader) {
        return open(reader, new DeliveredBlocks.WithPrivateData(sources.ledger(), sources.collections()));
    }

    private StreamObserver<Envelope> open(StreamObserver<DeliverResponse> reader, DeliveredBlocks form) {
        DeliverStream stream = new DeliverStream(
                new SeekCheck(channel, sources.organizations(), sources.ledger(), sources.clock()),
                sources.ledger(),
                (ServerCallStreamObserver<DeliverResponse>) reader,
                form);
        stream.open(guard, executor);
        return stream;
    }
}
