package org.commonway.ledger.fabric;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A gateway service that answers what the test has laid out, and remembers what it was sent. */
final class FakeGateway extends GatewayGrpc.GatewayImplBase {
    final Queue<StatusRuntimeException> failures = new ConcurrentLinkedQueue<>();
    final Queue<StatusRuntimeException> statusFailures = new ConcurrentLinkedQueue<>();
    final List<Envelope> submitted = Collections.synchronizedList(new ArrayList<>());
    final List<ChaincodeEventsRequest> eventRequests = Collections.synchronizedList(new ArrayList<>());
    final Queue<List<ChaincodeEventsResponse>> eventStreams = new ArrayDeque<>();
    TxValidationCode validation = TxValidationCode.VALID;
    /** Answered first, one each; then {@link #result}. */
    final Queue<ByteString> results = new ConcurrentLinkedQueue<>();

    ByteString result = ByteString.EMPTY;
    /** Whom each call named to run it; empty for nobody. */
    final List<List<String>> organizations = Collections.synchronizedList(new ArrayList<>());

    final List<ByteString> proposals = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> answer) {
        organizations.add(List.copyOf(request.getTargetOrganizationsList()));
        proposals.add(request.getProposedTransaction().getProposalBytes());
        if (!fails(failures, answer)) {
            send(answer, EvaluateResponse.newBuilder().setResult(response()).build());
        }
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> answer) {
        organizations.add(List.copyOf(request.getEndorsingOrganizationsList()));
        proposals.add(request.getProposedTransaction().getProposalBytes());
        if (!fails(failures, answer)) {
            send(
                    answer,
                    EndorseResponse.newBuilder()
                            .setPreparedTransaction(Envelope.newBuilder().setPayload(payload()))
                            .build());
        }
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> answer) {
        submitted.add(request.getPreparedTransaction());
        if (!fails(failures, answer)) {
            send(answer, SubmitResponse.getDefaultInstance());
        }
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> answer) {
        if (!fails(statusFailures, answer)) {
            send(
                    answer,
                    CommitStatusResponse.newBuilder()
                            .setResult(validation)
                            .setBlockNumber(7)
                            .build());
        }
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> answer) {
        try {
            eventRequests.add(ChaincodeEventsRequest.parseFrom(request.getRequest()));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        List<ChaincodeEventsResponse> events;
        synchronized (eventStreams) {
            events = eventStreams.poll();
        }
        if (events != null) {
            events.forEach(answer::onNext);
            answer.onError(io.grpc.Status.UNAVAILABLE.asRuntimeException());
        }
    }

    static ChaincodeEventsResponse event(long block, String txId, String name, ByteString payload) {
        return ChaincodeEventsResponse.newBuilder()
                .setBlockNumber(block)
                .addEvents(ChaincodeEvent.newBuilder()
                        .setChaincodeId("commonway")
                        .setTxId(txId)
                        .setEventName(name)
                        .setPayload(payload))
                .build();
    }

    /** As Fabric's gateway reports what a peer's chaincode refused. */
    static StatusRuntimeException refusedByContract(String message) {
        return failedAtPeer("chaincode response 500, " + message);
    }

    /** As Fabric's gateway reports what a peer could not do. */
    static StatusRuntimeException failedAtPeer(String message) {
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(Code.ABORTED_VALUE)
                .setMessage("failed to endorse transaction, see attached details for more info")
                .addDetails(Any.pack(ErrorDetail.newBuilder()
                        .setAddress("peer")
                        .setMspId("CityMSP")
                        .setMessage(message)
                        .build()))
                .build());
    }

    private static <T> boolean fails(Queue<StatusRuntimeException> failures, StreamObserver<T> answer) {
        StatusRuntimeException failure = failures.poll();
        if (failure != null) {
            answer.onError(failure);
        }
        return failure != null;
    }

    private static <T> void send(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }

    private Response response() {
        ByteString next = results.poll();
        return Response.newBuilder()
                .setStatus(200)
                .setPayload(next == null ? result : next)
                .build();
    }

    private ByteString payload() {
        ByteString action =
                ChaincodeAction.newBuilder().setResponse(response()).build().toByteString();
        ByteString endorsed = ProposalResponsePayload.newBuilder()
                .setExtension(action)
                .build()
                .toByteString();
        ByteString actionPayload = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(endorsed))
                .build()
                .toByteString();
        return Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(ChannelHeader.newBuilder()
                                .setChannelId("mobility")
                                .build()
                                .toByteString()))
                .setData(Transaction.newBuilder()
                        .addActions(TransactionAction.newBuilder().setPayload(actionPayload))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }
}
