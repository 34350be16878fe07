package org.commonway.gateway.nodes;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;

/** From gRPC's errors and futures to the gateway's. */
final class NodeErrors {
    private static final int DESCRIPTION_CHARACTERS_MAX = 200;

    private NodeErrors() {}

    /** One sentence on why the node did not answer. */
    static NodeTrouble trouble(RegisteredOperator operator, Throwable failure) {
        if (failure instanceof NodeTrouble known) {
            return known;
        }
        Status status = Status.fromThrowable(failure);
        String where = "The node of " + operator.name() + " (" + operator.address() + ")";
        return new NodeTrouble(
                switch (status.getCode()) {
                    case UNAVAILABLE -> where + " cannot be reached.";
                    case DEADLINE_EXCEEDED -> where + " did not answer in time.";
                    case CANCELLED -> where + " was not waited for any longer.";
                    case RESOURCE_EXHAUSTED -> where + " sent more than the gateway takes, or is too busy.";
                    default -> where + " answered with an error: " + status.getCode() + description(status) + ".";
                },
                failure);
    }

    private static String description(Status status) {
        String text = status.getDescription();
        if (text == null || text.isBlank()) {
            return "";
        }
        String line = text.lines().findFirst().orElse("");
        return " (" + line.substring(0, Math.min(line.length(), DESCRIPTION_CHARACTERS_MAX)) + ")";
    }

    /** The same future in the JDK's form; cancelling does not reach the call, its deadline does. */
    static <T> CompletableFuture<T> completable(ListenableFuture<T> future) {
        CompletableFuture<T> result = new CompletableFuture<>();
        future.addListener(
                () -> {
                    try {
                        result.complete(Futures.getDone(future));
                    } catch (ExecutionException e) {
                        result.completeExceptionally(e.getCause() == null ? e : e.getCause());
                    }
                },
                MoreExecutors.directExecutor());
        return result;
    }
}
