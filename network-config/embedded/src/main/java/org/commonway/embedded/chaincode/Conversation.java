package org.commonway.embedded.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a chaincode, as core/chaincode/handler.go: REGISTER is answered by REGISTERED and READY; then each
 * TRANSACTION is followed by questions about the state and ends with COMPLETED or ERROR. Every answer repeats channel
 * and transaction, which is how the shim finds the run it belongs to. An attached chaincode calls in with a lock of the
 * shim held: only memory is touched here, and what waits for a run goes on elsewhere.
 */
final class Conversation implements StreamObserver<ChaincodeMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** Comes when connecting returns, which may be after the chaincode's first message. */
    private final CompletableFuture<StreamObserver<ChaincodeMessage>> toChaincode = new CompletableFuture<>();

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private volatile boolean over;

    private record Run(Call call, StateAnswers answers, CompletableFuture<Outcome> outcome) {}

    void begin(StreamObserver<ChaincodeMessage> outbound) {
        toChaincode.complete(outbound);
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        if (toChaincode.isDone()) {
            toChaincode.join().onCompleted();
        }
        failRuns("chaincode stream terminated");
    }

    CompletableFuture<Outcome> run(Call call) {
        Run run = new Run(call, new StateAnswers(call), new CompletableFuture<>());
        if (runs.putIfAbsent(call.txId(), run) != null) {
            throw new ChaincodeFailure("txid: " + call.txId() + "(" + call.channel() + ") exists");
        }
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId(call.channel())
                .setTxid(call.txId())
                .setPayload(call.input())
                .setProposal(call.proposal())
                .build());
        if (over) {
            failRuns("chaincode stream terminated");
        }
        return run.outcome();
    }

    void forget(Call call) {
        runs.remove(call.txId());
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        switch (message.getType()) {
            case REGISTER -> {
                var unused = toChaincode.thenAccept(this::greet);
            }
            case COMPLETED -> complete(message);
            case ERROR ->
                findRun(message)
                        .ifPresent(run -> run.outcome()
                                .completeExceptionally(new ChaincodeFailure("transaction returned with failure: "
                                        + firstLine(message.getPayload().toStringUtf8()))));
            case KEEPALIVE -> LOG.debug("keepalive from the chaincode");
            default -> answer(message);
        }
    }

    @Override
    public void onError(Throwable failure) {
        over = true;
        ready.completeExceptionally(failure);
        failRuns("chaincode stream terminated");
    }

    @Override
    public void onCompleted() {
        onError(new ChaincodeFailure("chaincode stream terminated"));
    }

    private void answer(ChaincodeMessage question) {
        ChaincodeMessage.Builder answer = ChaincodeMessage.newBuilder()
                .setChannelId(question.getChannelId())
                .setTxid(question.getTxid());
        try {
            Run run = findRun(question).orElseThrow(() -> new ChaincodeFailure("no ledger context"));
            answer.setPayload(run.answers().answer(question)).setType(ChaincodeMessage.Type.RESPONSE);
        } catch (ChaincodeFailure e) {
            // The shim shows the chaincode no more than "Unsuccessful response received.", so say it here.
            LOG.warn("[{}] {} refused: {}", question.getTxid(), question.getType(), e.getMessage());
            answer.setType(ChaincodeMessage.Type.ERROR).setPayload(ByteString.copyFromUtf8(e.getMessage()));
        }
        send(answer.build());
    }

    private void complete(ChaincodeMessage message) {
        findRun(message).ifPresent(run -> {
            try {
                Response response = Response.parseFrom(message.getPayload());
                run.outcome().complete(new Outcome(response, event(message)));
            } catch (InvalidProtocolBufferException e) {
                run.outcome().completeExceptionally(new ChaincodeFailure("cannot read the chaincode's response", e));
            }
        });
    }

    private Optional<ChaincodeEvent> event(ChaincodeMessage message) {
        return message.hasChaincodeEvent()
                ? Optional.of(message.getChaincodeEvent().toBuilder()
                        .setTxId(message.getTxid())
                        .build())
                : Optional.empty();
    }

    private Optional<Run> findRun(ChaincodeMessage message) {
        return Optional.ofNullable(runs.get(message.getTxid()))
                .filter(run -> run.call().channel().equals(message.getChannelId()));
    }

    private void greet(StreamObserver<ChaincodeMessage> outbound) {
        outbound.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTERED)
                .build());
        outbound.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.READY)
                .build());
        ready.complete(null);
    }

    /** Only after the greeting, when there is somebody to send to. */
    private void send(ChaincodeMessage message) {
        try {
            toChaincode.join().onNext(message);
        } catch (RuntimeException e) {
            onError(e);
        }
    }

    private void failRuns(String text) {
        runs.values().forEach(run -> run.outcome().completeExceptionally(new ChaincodeFailure(text)));
    }

    /** The shim sends a whole stack trace; its first line says what happened. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
