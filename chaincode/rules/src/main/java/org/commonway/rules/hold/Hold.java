package org.commonway.rules.hold;

import java.util.Optional;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.signature.Envelope;

/**
 * What an operator promised by its signature: this leg, at this price, for this trip, until it expires. In TOMP's words a
 * package that is PENDING.
 *
 * @param tripId the only trip that it can be booked with
 * @param price what the leg costs, or with metered conditions the most that it can cost
 * @param expiresAtMillis booked at this moment it has expired
 * @param claim a vehicle or seat; absent for a timetable leg without seats
 * @param envelope the bytes that were signed, and by whom
 */
public record Hold(
        HoldId id,
        TripId tripId,
        OperatorId operatorId,
        LegPlan plan,
        Money price,
        long expiresAtMillis,
        Optional<Claim> claim,
        Conditions conditions,
        Envelope envelope) {
    /** The only payload that books a leg. */
    public static final String PAYLOAD_TYPE = "commonway.hold.v1.Hold";

    /** The most that a leg can cost, so that no sum of a settlement can overflow. */
    public static final long MOST_MINOR_UNITS = 1_000_000_000_000L;

    /** The claim with its operator, if there is one. */
    public Optional<AssetClaim> assetClaim() {
        return claim.map(theClaim -> new AssetClaim(operatorId, theClaim));
    }

    /** When the leg's window starts, milliseconds since 1970-01-01T00:00:00Z. */
    public long startMillis() {
        return plan.window().startMillis();
    }

    /** Until when, inclusive, the ride may be reported; then anybody may have the leg expired. */
    public long reportableUntilMillis() {
        return plan.window().endMillis() + conditions.reportWithinSeconds() * 1000L;
    }

    /** How refusals name it. */
    public String name() {
        return "Hold " + id + " of " + operatorId;
    }
}
