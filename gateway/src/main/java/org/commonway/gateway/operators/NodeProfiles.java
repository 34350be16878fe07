package org.commonway.gateway.operators;

import java.util.concurrent.CompletableFuture;
import org.commonway.proto.operator.v1.Profile;

/** Asking a node who it is. */
public interface NodeProfiles {
    /** The node's profile; fails with {@link NodeTrouble} when it does not answer in time, or with nonsense. */
    CompletableFuture<Profile> ask(RegisteredOperator operator);
}
