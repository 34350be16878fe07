package org.commonway.embedded.chaincode;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's connection to the chaincode. Connects when it is first used and again when a broken connection is
 * next used. Safe for many threads; two runs of the same transaction must not overlap on one link, for the shim knows a
 * run by its channel and transaction.
 */
public final class ChaincodeLink implements AutoCloseable {
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    private final Attachment attachment;
    private final Duration timeout;
    private final Executor executor;
    private @Nullable Conversation conversation; // guarded by this

    /**
     * A link that is not connected yet.
     *
     * @param timeout how long a run may take
     * @param executor where results are handed on; never the chaincode's own threads
     */
    public ChaincodeLink(Attachment attachment, Duration timeout, Executor executor) {
        this.attachment = attachment;
        this.timeout = timeout;
        this.executor = executor;
    }

    /**
     * Runs the chaincode. The future fails with {@link ChaincodeFailure} if it does not answer in time, breaks off, or
     * throws.
     */
    public CompletableFuture<Outcome> execute(Call call) {
        return connected()
                .thenCompose(open -> open.run(call)
                        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((outcome, failure) -> open.forget(call)))
                .handleAsync((outcome, failure) -> settle(call, outcome, failure), executor);
    }

    /** Connects now. The future fails with {@link ChaincodeFailure} if there is no chaincode. */
    public synchronized CompletableFuture<Void> warmUp() {
        return connected().thenApply(open -> null);
    }

    @Override
    public synchronized void close() {
        if (conversation != null) {
            conversation.end();
        }
        attachment.close();
    }

    private synchronized CompletableFuture<Conversation> connected() {
        Conversation open = conversation;
        if (open == null || open.isOver()) {
            open = new Conversation();
            conversation = open;
            try {
                open.begin(attachment.connect(open));
            } catch (RuntimeException e) {
                open.onError(e);
            }
        }
        Conversation waited = open;
        if (waited.ready().isDone() && !waited.ready().isCompletedExceptionally()) {
            return CompletableFuture.completedFuture(waited);
        }
        return waited.ready()
                .copy()
                .orTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((unused, failure) -> {
                    if (failure != null) {
                        throw new ChaincodeFailure(
                                "could not launch chaincode: connection to " + attachment.place() + " failed: "
                                        + rootMessage(failure),
                                failure);
                    }
                    return waited;
                });
    }

    private static Outcome settle(Call call, @Nullable Outcome outcome, @Nullable Throwable failure) {
        if (failure == null && outcome != null) {
            return outcome;
        }
        Throwable root = root(failure);
        String text = root instanceof TimeoutException
                ? "timeout expired while executing transaction"
                : String.valueOf(root.getMessage());
        throw new ChaincodeFailure(
                "error in simulation: failed to execute transaction " + call.txId() + ": " + text, root);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = root(failure);
        return root instanceof TimeoutException ? "no answer" : String.valueOf(root.getMessage());
    }

    private static Throwable root(@Nullable Throwable failure) {
        Throwable root = failure == null ? new IllegalStateException("no outcome") : failure;
        while (root.getCause() != null && !(root instanceof ChaincodeFailure)) {
            root = root.getCause();
        }
        return root;
    }
}
