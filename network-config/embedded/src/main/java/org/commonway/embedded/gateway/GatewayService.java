package org.commonway.embedded.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.commit.Orderer;
import org.commonway.embedded.commit.TransactionStatus;
import org.commonway.embedded.endorse.Endorser;
import org.commonway.embedded.identity.Organizations;
import org.commonway.identity.IdentityRefusal;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/**
 * Fabric's gateway service on one channel. No call holds a thread while it waits. Unlike Fabric's, Submit answers only
 * when the transaction stands in a block on disk.
 */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    /** As a peer's peer.limits.concurrency.gatewayService. */
    private static final int CONCURRENT_RUNS_MAX = 500;

    private static final int WAITING_MAX = 10_000;

    private final String channel;
    private final Backend backend;
    private final Executor executor;
    private final GatewayErrors errors;
    private final Semaphore runs = new Semaphore(CONCURRENT_RUNS_MAX);

    /** What stands behind the service. */
    public record Backend(
            Organizations organizations, Endorser endorser, Orderer orderer, Ledger ledger, StreamGuard guard) {}

    /**
     * A service.
     *
     * @param address as error details name it
     * @param executor where streams of events go on
     */
    public GatewayService(String channel, String address, Backend backend, Executor executor) {
        this.channel = channel;
        this.backend = backend;
        this.executor = executor;
        this.errors = new GatewayErrors(address);
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> caller) {
        limited(
                () -> backend.endorser()
                        .evaluate(request.getProposedTransaction(), request.getTargetOrganizationsList())
                        .thenApply(response -> EvaluateResponse.newBuilder()
                                .setResult(response)
                                .build()),
                caller,
                errors::ofEvaluate);
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> caller) {
        limited(
                () -> backend.endorser()
                        .endorse(request.getProposedTransaction(), request.getEndorsingOrganizationsList())
                        .thenApply(envelope -> EndorseResponse.newBuilder()
                                .setPreparedTransaction(envelope)
                                .build()),
                caller,
                errors::ofEndorse);
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> caller) {
        if (!request.hasPreparedTransaction()
                || request.getPreparedTransaction().getSignature().isEmpty()) {
            caller.onError(GatewayErrors.plain(Code.INVALID_ARGUMENT, "prepared transaction must be signed"));
            return;
        }
        answer(
                () -> backend.orderer()
                        .submit(request.getPreparedTransaction())
                        .thenApply(unused -> SubmitResponse.getDefaultInstance()),
                caller,
                errors::ofSubmit);
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest signed, StreamObserver<CommitStatusResponse> caller) {
        answer(
                () -> {
                    CommitStatusRequest request = parse(() -> CommitStatusRequest.parseFrom(signed.getRequest()));
                    requireMember(
                            request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
                    if (backend.ledger().waitingCount() >= WAITING_MAX) {
                        throw GatewayErrors.plain(Code.RESOURCE_EXHAUSTED, "too many calls wait for a commit status");
                    }
                    CompletableFuture<TransactionStatus> status =
                            backend.ledger().awaitStatus(request.getTransactionId());
                    ((ServerCallStreamObserver<CommitStatusResponse>) caller)
                            .setOnCancelHandler(() -> status.cancel(false));
                    return status.thenApply(GatewayService::commitStatus);
                },
                caller,
                GatewayErrors::other);
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> caller) {
        try {
            ChaincodeEventsRequest request = parse(() -> ChaincodeEventsRequest.parseFrom(signed.getRequest()));
            requireMember(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
            new EventStream(
                            backend.ledger(),
                            (ServerCallStreamObserver<ChaincodeEventsResponse>) caller,
                            EventFilter.of(request, backend.ledger()),
                            executor)
                    .start(backend.guard(), request.getIdentity());
        } catch (StatusRuntimeException e) {
            caller.onError(e);
        }
    }

    private <T> void limited(
            Supplier<CompletableFuture<T>> work,
            StreamObserver<T> caller,
            Function<Throwable, StatusRuntimeException> errorOf) {
        if (!runs.tryAcquire()) {
            caller.onError(GatewayErrors.plain(
                    Code.RESOURCE_EXHAUSTED,
                    "too many requests for /gateway.Gateway, exceeding concurrency limit (" + CONCURRENT_RUNS_MAX
                            + ")"));
            return;
        }
        answer(() -> failing(work).whenComplete((done, failure) -> runs.release()), caller, errorOf);
    }

    private static <T> void answer(
            Supplier<CompletableFuture<T>> work,
            StreamObserver<T> caller,
            Function<Throwable, StatusRuntimeException> errorOf) {
        var unused = failing(work).whenComplete((result, failure) -> {
            if (((ServerCallStreamObserver<T>) caller).isCancelled()) {
                return; // nobody listens any more
            }
            if (failure == null) {
                caller.onNext(result);
                caller.onCompleted();
            } else {
                caller.onError(errorOf.apply(failure));
            }
        });
    }

    /** A failure before the future is there becomes one in the future. */
    private static <T> CompletableFuture<T> failing(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void requireMember(String requested, ByteString identity, ByteString message, ByteString signature) {
        try {
            if (!requested.equals(channel)) {
                throw new IdentityRefusal("there is no channel " + requested);
            }
            if (!backend.organizations().verify(identity).hasSigned(message.toByteArray(), signature.toByteArray())) {
                throw new IdentityRefusal("the signature is not valid");
            }
        } catch (IdentityRefusal e) {
            throw GatewayErrors.plain(Code.PERMISSION_DENIED, e.sentence());
        }
    }

    private static CommitStatusResponse commitStatus(TransactionStatus status) {
        return CommitStatusResponse.newBuilder()
                .setResult(status.code())
                .setBlockNumber(status.block())
                .build();
    }

    private interface Parsing<T> {
        T parse() throws InvalidProtocolBufferException;
    }

    private static <T> T parse(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (InvalidProtocolBufferException e) {
            throw GatewayErrors.plain(Code.INVALID_ARGUMENT, "invalid request: " + e.getMessage());
        }
    }
}
