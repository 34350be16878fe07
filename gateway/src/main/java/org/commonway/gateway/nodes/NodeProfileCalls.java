package org.commonway.gateway.nodes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.operators.NodeProfiles;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.proto.operator.v1.GetProfileRequest;
import org.commonway.proto.operator.v1.GetProfileResponse;
import org.commonway.proto.operator.v1.OperatorServiceGrpc;
import org.commonway.proto.operator.v1.Profile;

/** Asks nodes for their profiles. */
public final class NodeProfileCalls implements NodeProfiles {
    private static final int DEADLINE_MILLIS = 3_000;
    private final NodeChannels channels;

    /** Asks over these channels. */
    public NodeProfileCalls(NodeChannels channels) {
        this.channels = channels;
    }

    @Override
    public CompletableFuture<Profile> ask(RegisteredOperator operator) {
        try {
            return NodeErrors.completable(OperatorServiceGrpc.newFutureStub(channels.of(operator))
                            .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                            .getProfile(GetProfileRequest.getDefaultInstance()))
                    .exceptionally(failure -> {
                        throw NodeErrors.trouble(operator, failure);
                    })
                    .thenApply(GetProfileResponse::getProfile);
        } catch (NodeTrouble e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
