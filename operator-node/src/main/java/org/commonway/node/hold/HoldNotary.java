package org.commonway.node.hold;

import java.time.Instant;
import org.commonway.node.leg.PricedLeg;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Puts the operator's signature under a hold. */
@FunctionalInterface
public interface HoldNotary {

    /** The signed Hold message. */
    SignedEnvelope promise(HoldIds ids, PricedLeg leg, Instant expiresAt);
}
