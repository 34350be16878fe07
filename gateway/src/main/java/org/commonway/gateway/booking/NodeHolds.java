package org.commonway.gateway.booking;

import org.commonway.gateway.problem.ApiProblem;
import org.commonway.proto.hold.v1.CreateHoldRequest;

/** The hold books of the operators' nodes. Every call has a deadline of its own. */
public interface NodeHolds {

    /**
     * Has a leg held. The same hold id asked again gives the same answer.
     *
     * @return the operator's signed Hold, byte for byte, and what it commits to
     * @throws ApiProblem LEG_TAKEN, PRICE_CHANGED or OFFER_EXPIRED when the node said no; OPERATOR_DOWN when it gave no
     *     answer, and may or may not hold the leg
     */
    HeldLeg hold(String operatorId, CreateHoldRequest request);

    /**
     * Lets a hold go, or learns that there is none.
     *
     * @throws ApiProblem OPERATOR_DOWN when the node gave no answer
     */
    void release(String operatorId, String holdId);

    /**
     * Tells the node that the ledger booked the hold. The node hears it from the ledger as well.
     *
     * @throws ApiProblem OPERATOR_DOWN when the node gave no answer
     */
    void confirm(String operatorId, String holdId, String txId);

    /**
     * Has the node forget where the rider of a hold went, or learns that it knows nothing of it.
     *
     * @throws ApiProblem TRIP_NOT_OVER when the node still needs it; OPERATOR_DOWN when it gave no answer
     */
    void erase(String operatorId, String holdId);
}
