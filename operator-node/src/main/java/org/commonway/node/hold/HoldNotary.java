package org.commonway.node.hold;

import java.time.Instant;
import org.commonway.node.leg.PricedLeg;

/** Puts the operator's signature under a hold. */
@FunctionalInterface
public interface HoldNotary {

    /** The signed Hold message, and the opening of its commitment, which is another one each time. */
    Promise promise(HoldIds ids, PricedLeg leg, Instant expiresAt);
}
