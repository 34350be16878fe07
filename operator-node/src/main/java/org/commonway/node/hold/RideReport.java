package org.commonway.node.hold;

import java.util.Optional;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * What the ledger must be told of a ride. It is kept with the hold that it changed, in one transaction, and handed in until
 * the ledger has it: the same signed event each time, which the law writes once.
 *
 * @param ids of the hold
 * @param step what happened
 * @param event signed by the operator
 * @param consent with a start: the rider's act without its position
 */
public record RideReport(HoldIds ids, Step step, SignedEnvelope event, Optional<SignedEnvelope> consent) {
    /** What can happen that this node reports. */
    public enum Step {
        START,
        END,
        NO_SHOW
    }
}
