package org.commonway.rules.leg;

import java.util.Optional;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.signature.Envelope;

/**
 * What an operator says happened on a leg.
 *
 * @param atMillis when, by the operator's clock, milliseconds since 1970-01-01T00:00:00Z
 * @param charge what the ride cost; with END only
 * @param envelope the bytes that were signed, and by whom
 */
public record RideEvent(
        TripId tripId,
        HoldId holdId,
        OperatorId operatorId,
        RideStep step,
        long atMillis,
        Optional<Money> charge,
        Envelope envelope) {
    /** The only payload that tells of a ride. */
    public static final String PAYLOAD_TYPE = "commonway.ride.v1.RideEvent";
}
