package org.commonway.gateway.booking;

import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Nobody rides in these tests. */
final class NoRides implements NodeRides {
    @Override
    public SignedEnvelope start(String operatorId, StartRideRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedEnvelope end(String operatorId, EndRideRequest request) {
        throw new UnsupportedOperationException();
    }
}
