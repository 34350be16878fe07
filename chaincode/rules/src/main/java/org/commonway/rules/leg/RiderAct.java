package org.commonway.rules.leg;

import org.commonway.rules.hold.HoldId;
import org.commonway.rules.signature.Envelope;

/**
 * What the rider's device says: this step of this leg, now.
 *
 * @param hasPosition whether it says where; such an act does not belong on the ledger
 * @param atMillis when, by the rider's clock, milliseconds since 1970-01-01T00:00:00Z
 * @param envelope the bytes that were signed
 */
public record RiderAct(HoldId holdId, RideStep step, boolean hasPosition, long atMillis, Envelope envelope) {
    /** The only payload by which a rider consents. */
    public static final String PAYLOAD_TYPE = "commonway.ride.v1.RiderAct";
}
