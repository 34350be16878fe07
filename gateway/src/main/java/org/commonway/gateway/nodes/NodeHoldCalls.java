package org.commonway.gateway.nodes;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.booking.HeldLeg;
import org.commonway.gateway.booking.NodeHolds;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.ConfirmHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.EraseHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.HoldRefusal;
import org.commonway.proto.hold.v1.HoldServiceGrpc;
import org.commonway.proto.hold.v1.ReleaseHoldRequest;

/** Holds legs at their operators' nodes. */
public final class NodeHoldCalls implements NodeHolds {
    private static final int DEADLINE_SECONDS = 5;
    private final OperatorRegistry registry;
    private final NodeChannels channels;

    /** Asks the registry's operators over these channels. */
    public NodeHoldCalls(OperatorRegistry registry, NodeChannels channels) {
        this.registry = registry;
        this.channels = channels;
    }

    @Override
    public HeldLeg hold(String operatorId, CreateHoldRequest request) {
        RegisteredOperator operator = get(operatorId);
        try {
            CreateHoldResponse response = stub(operator).createHold(request);
            if (response.hasRefusal()) {
                throw refusal(operator, response.getRefusal());
            }
            // Signed by that operator; what it says is held against what was asked by the booking's HoldCheck.
            SignedAnswers.open(operator, response.getHold(), Hold.getDefaultInstance());
            return new HeldLeg(response.getHold(), response.getOpening());
        } catch (StatusRuntimeException | NodeTrouble e) {
            throw down(operator, e, "Nothing was booked; try again or choose a trip without this operator.");
        }
    }

    @Override
    public void release(String operatorId, String holdId) {
        RegisteredOperator operator = get(operatorId);
        try {
            stub(operator)
                    .releaseHold(
                            ReleaseHoldRequest.newBuilder().setHoldId(holdId).build());
        } catch (StatusRuntimeException | NodeTrouble e) {
            throw down(operator, e, "Its hold runs out by itself.");
        }
    }

    @Override
    public void confirm(String operatorId, String holdId, String txId) {
        RegisteredOperator operator = get(operatorId);
        try {
            stub(operator)
                    .confirmHold(ConfirmHoldRequest.newBuilder()
                            .setHoldId(holdId)
                            .setTxId(txId)
                            .build());
        } catch (StatusRuntimeException | NodeTrouble e) {
            throw down(operator, e, "It hears of the booking from the ledger.");
        }
    }

    @Override
    public void erase(String operatorId, String holdId) {
        RegisteredOperator operator = get(operatorId);
        try {
            stub(operator)
                    .eraseHold(EraseHoldRequest.newBuilder().setHoldId(holdId).build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.FAILED_PRECONDITION) {
                throw new ApiProblem(
                        ProblemCode.TRIP_NOT_OVER,
                        operator.name() + " still needs to know where this trip goes; erase it once it is over.",
                        e);
            }
            throw down(operator, e, "Try again in a minute: what is erased already stays erased.");
        } catch (NodeTrouble e) {
            throw down(operator, e, "Try again in a minute: what is erased already stays erased.");
        }
    }

    private RegisteredOperator get(String operatorId) {
        return registry.find(operatorId)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.OPERATOR_DOWN,
                        "The operator " + operatorId + " is not listed on the ledger any more; search again."));
    }

    private HoldServiceGrpc.HoldServiceBlockingStub stub(RegisteredOperator operator) {
        return HoldServiceGrpc.newBlockingStub(channels.of(operator))
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private static ApiProblem down(RegisteredOperator operator, Exception failure, String whatNow) {
        return new ApiProblem(
                ProblemCode.OPERATOR_DOWN, NodeErrors.trouble(operator, failure).sentence() + " " + whatNow, failure);
    }

    private static ApiProblem refusal(RegisteredOperator operator, HoldRefusal refusal) {
        ProblemCode code = switch (refusal.getReason()) {
            case HOLD_REFUSAL_REASON_PRICE_CHANGED -> ProblemCode.PRICE_CHANGED;
            case HOLD_REFUSAL_REASON_QUOTE_EXPIRED, HOLD_REFUSAL_REASON_UNKNOWN_SERVICE -> ProblemCode.OFFER_EXPIRED;
            case HOLD_REFUSAL_REASON_TAKEN,
                    HOLD_REFUSAL_REASON_NOT_RUNNING,
                    HOLD_REFUSAL_REASON_TOO_MANY_HOLDS,
                    HOLD_REFUSAL_REASON_UNSPECIFIED,
                    UNRECOGNIZED -> ProblemCode.LEG_TAKEN;
        };
        return new ApiProblem(code, operator.name() + ": " + refusal.getSentence() + " Nothing was booked.");
    }
}
