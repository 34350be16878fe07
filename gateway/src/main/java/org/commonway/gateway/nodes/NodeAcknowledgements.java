package org.commonway.gateway.nodes;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.commonway.audit.note.SignedNote;
import org.commonway.gateway.acknowledge.AcknowledgementCalls;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.proto.offer.v1.AcknowledgeRequest;
import org.commonway.proto.offer.v1.AcknowledgeResponse;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives acknowledgements to nodes over their channels. */
public final class NodeAcknowledgements implements AcknowledgementCalls {
    private static final Logger LOG = LoggerFactory.getLogger(NodeAcknowledgements.class);
    private static final int DEADLINE_SECONDS = 4;

    private final NodeChannels channels;
    /** Operators whose node refused the last: why is told once, until it takes one again. */
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();

    /** Calls over these channels. */
    public NodeAcknowledgements(NodeChannels channels) {
        this.channels = channels;
    }

    @Override
    public void give(RegisteredOperator operator, SignedNote acknowledgement, Consumer<Outcome> done) {
        AcknowledgeRequest request = AcknowledgeRequest.newBuilder()
                .setNote(ByteString.copyFrom(acknowledgement.bytes()))
                .build();
        try {
            Futures.addCallback(
                    OfferServiceGrpc.newFutureStub(channels.of(operator))
                            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .acknowledge(request),
                    new FutureCallback<AcknowledgeResponse>() {
                        @Override
                        public void onSuccess(@Nullable AcknowledgeResponse answer) {
                            refusing.remove(operator.id());
                            done.accept(Outcome.TAKEN);
                        }

                        @Override
                        public void onFailure(Throwable failure) {
                            Outcome outcome = outcome(failure);
                            if (outcome == Outcome.REFUSED && refusing.add(operator.id())) {
                                LOG.warn(
                                        "{}",
                                        NodeErrors.trouble(operator, failure).sentence());
                            }
                            done.accept(outcome);
                        }
                    },
                    MoreExecutors.directExecutor());
        } catch (NodeTrouble e) {
            done.accept(Outcome.LATER);
        }
    }

    private static Outcome outcome(Throwable failure) {
        return switch (Status.fromThrowable(failure).getCode()) {
            case UNIMPLEMENTED -> Outcome.NONE_TAKEN;
            case INVALID_ARGUMENT, PERMISSION_DENIED -> Outcome.REFUSED;
            default -> Outcome.LATER;
        };
    }
}
