package org.commonway.node.grpc;

import io.grpc.stub.StreamObserver;
import org.commonway.node.ride.RideDesk;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.EndRideResponse;
import org.commonway.proto.ride.v1.RideServiceGrpc;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.ride.v1.StartRideResponse;

/** commonway.ride.v1.RideService. */
public final class RideCalls extends RideServiceGrpc.RideServiceImplBase {
    private final RideDesk desk;

    /** Serves this desk. */
    public RideCalls(RideDesk desk) {
        this.desk = desk;
    }

    @Override
    public void startRide(StartRideRequest request, StreamObserver<StartRideResponse> observer) {
        Answers.answer(
                observer,
                () -> StartRideResponse.newBuilder()
                        .setEvent(desk.start(
                                request.getHoldId(), Caller.getGatewayId(), request.getAct(), request.getConsent()))
                        .build());
    }

    @Override
    public void endRide(EndRideRequest request, StreamObserver<EndRideResponse> observer) {
        Answers.answer(
                observer,
                () -> EndRideResponse.newBuilder()
                        .setEvent(desk.end(request.getHoldId(), Caller.getGatewayId(), request.getAct()))
                        .build());
    }
}
