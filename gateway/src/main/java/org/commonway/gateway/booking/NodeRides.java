package org.commonway.gateway.booking;

import org.commonway.gateway.problem.ApiProblem;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Starting and ending rides at the operators' nodes. The same call again gives the same answer. */
public interface NodeRides {

    /**
     * Has a vehicle unlocked or a door opened.
     *
     * @return the operator's signed RideEvent
     * @throws ApiProblem RIDE_REFUSED when the node said no; OPERATOR_DOWN when it gave no answer, and the ride may or may
     *     not have begun
     */
    SignedEnvelope start(String operatorId, StartRideRequest request);

    /**
     * Has a ride ended.
     *
     * @return the operator's signed RideEvent, with what the ride cost
     * @throws ApiProblem as {@link #start}
     */
    SignedEnvelope end(String operatorId, EndRideRequest request);
}
