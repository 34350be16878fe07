package org.commonway.node.hold;

import java.time.Instant;
import java.util.Optional;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/** Puts the operator's signature under what happened on a ride. */
@FunctionalInterface
public interface RideNotary {

    /**
     * The signed RideEvent.
     *
     * @param hold as it stands after the step
     * @param at when, wall clock
     * @param charge at the end of a metered leg: what it cost
     */
    SignedEnvelope event(Hold hold, RideReport.Step step, Instant at, Optional<Money> charge);
}
