package org.commonway.gateway.nodes;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.commonway.gateway.offers.OfferStreams;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.StreamOffersRequest;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.jspecify.annotations.Nullable;

/**
 * Opens the nodes' streams of offers. A stream has no deadline, since it lives as long as the node; that the node
 * lives is for the watch to find out. One message is asked for at a time, so a node cannot flood the gateway.
 */
public final class NodeOfferStreams implements OfferStreams {
    private final NodeChannels channels;

    /** Opens streams over these channels. */
    public NodeOfferStreams(NodeChannels channels) {
        this.channels = channels;
    }

    @Override
    public Stream open(RegisteredOperator operator, ResumePoint from, Listener listener) {
        Reader reader = new Reader(operator, listener);
        OfferServiceGrpc.newStub(channels.of(operator))
                .streamOffers(
                        StreamOffersRequest.newBuilder()
                                .setStreamId(from.streamId())
                                .setResumeAfter(from.sequence())
                                .build(),
                        reader);
        return reader;
    }

    private static final class Reader
            implements ClientResponseObserver<StreamOffersRequest, StreamOffersResponse>, Stream {
        private final RegisteredOperator operator;
        private final Listener listener;
        private volatile @Nullable ClientCallStreamObserver<StreamOffersRequest> call;

        Reader(RegisteredOperator operator, Listener listener) {
            this.operator = operator;
            this.listener = listener;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<StreamOffersRequest> started) {
            call = started;
        }

        @Override
        public void onNext(StreamOffersResponse response) {
            try {
                listener.onUpdate(
                        SignedAnswers.open(operator, response.getUpdate(), OfferUpdate.getDefaultInstance()),
                        SignedOffer.of(response.getUpdate(), operator.signingKey()));
            } catch (NodeTrouble e) {
                listener.onEnd(e.sentence());
                cancel();
            }
        }

        @Override
        public void onError(Throwable failure) {
            listener.onEnd(NodeErrors.trouble(operator, failure).sentence());
        }

        @Override
        public void onCompleted() {
            listener.onEnd("The node of " + operator.name() + " ended its stream of offers.");
        }

        @Override
        public void cancel() {
            ClientCallStreamObserver<StreamOffersRequest> started = call;
            if (started != null) {
                started.cancel("not read any longer", null);
            }
        }
    }
}
