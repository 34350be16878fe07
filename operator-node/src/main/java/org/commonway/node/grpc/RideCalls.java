package org.commonway.node.grpc;

import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.hold.Hold;
import org.commonway.node.ride.RideDesk;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.EndRideResponse;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideServiceGrpc;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.ride.v1.StartRideResponse;
import org.commonway.proto.type.v1.SignedEnvelope;

/** commonway.ride.v1.RideService. */
public final class RideCalls extends RideServiceGrpc.RideServiceImplBase {
    private final RideDesk desk;
    private final Seal seal;
    private final InstantSource clock;

    /** Serves this desk. */
    public RideCalls(RideDesk desk, Seal seal, InstantSource clock) {
        this.desk = desk;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void startRide(StartRideRequest request, StreamObserver<StartRideResponse> observer) {
        Answers.answer(observer, () -> {
            Hold hold = desk.start(request.getHoldId(), Caller.getGatewayId(), request.getAct());
            return StartRideResponse.newBuilder()
                    .setEvent(event(hold, RideStep.RIDE_STEP_START))
                    .build();
        });
    }

    @Override
    public void endRide(EndRideRequest request, StreamObserver<EndRideResponse> observer) {
        Answers.answer(observer, () -> {
            Hold hold = desk.end(request.getHoldId(), Caller.getGatewayId(), request.getAct());
            return EndRideResponse.newBuilder()
                    .setEvent(event(hold, RideStep.RIDE_STEP_END))
                    .build();
        });
    }

    private SignedEnvelope event(Hold hold, RideStep step) {
        return seal.seal(RideEvent.newBuilder()
                .setHoldId(hold.holdId())
                .setOperatorId(seal.operatorId())
                .setStep(step)
                .setAt(Messages.moment(clock.instant()))
                .setStatus(HoldCalls.status(hold))
                .build());
    }
}
