package org.commonway.gateway.nodes;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.commonway.gateway.booking.NodeRides;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideServiceGrpc;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Starts and ends rides at their operators' nodes. */
public final class NodeRideCalls implements NodeRides {
    private static final int DEADLINE_SECONDS = 10;
    private final OperatorRegistry registry;
    private final NodeChannels channels;

    /** Asks the registry's operators over these channels. */
    public NodeRideCalls(OperatorRegistry registry, NodeChannels channels) {
        this.registry = registry;
        this.channels = channels;
    }

    @Override
    public SignedEnvelope start(String operatorId, StartRideRequest request) {
        return call(operatorId, stub -> stub.startRide(request).getEvent());
    }

    @Override
    public SignedEnvelope end(String operatorId, EndRideRequest request) {
        return call(operatorId, stub -> stub.endRide(request).getEvent());
    }

    private SignedEnvelope call(
            String operatorId, Function<RideServiceGrpc.RideServiceBlockingStub, SignedEnvelope> question) {
        RegisteredOperator operator = registry.find(operatorId)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.OPERATOR_DOWN,
                        "The operator " + operatorId + " is not listed on the ledger any more; ask its people."));
        try {
            SignedEnvelope event = question.apply(RideServiceGrpc.newBlockingStub(channels.of(operator))
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
            SignedAnswers.open(operator, event, RideEvent.getDefaultInstance());
            return event;
        } catch (StatusRuntimeException e) {
            throw refusalOrOutage(operator, e);
        } catch (NodeTrouble e) {
            throw down(operator, e);
        }
    }

    private static ApiProblem refusalOrOutage(RegisteredOperator operator, StatusRuntimeException e) {
        Status.Code code = e.getStatus().getCode();
        if (code == Status.Code.FAILED_PRECONDITION
                || code == Status.Code.PERMISSION_DENIED
                || code == Status.Code.NOT_FOUND) {
            String said = e.getStatus().getDescription();
            return new ApiProblem(
                    ProblemCode.RIDE_REFUSED, operator.name() + ": " + (said == null ? code + "." : said), e);
        }
        return down(operator, e);
    }

    private static ApiProblem down(RegisteredOperator operator, Exception failure) {
        return new ApiProblem(
                ProblemCode.OPERATOR_DOWN,
                NodeErrors.trouble(operator, failure).sentence()
                        + " Try again: asking twice starts or ends a ride once.",
                failure);
    }
}
