package org.commonway.rules.trip;

import java.util.Optional;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.signature.Envelope;

/**
 * What an operator promised by its signature: this leg, at this price, for this trip, until it expires. In TOMP's words a
 * package that is PENDING.
 *
 * @param tripId the only trip that it can be booked with
 * @param expiresAtMillis booked at this moment it has expired
 * @param claim a vehicle or seat; absent for a timetable leg without seats
 * @param envelope the bytes that were signed, and by whom
 */
public record Hold(
        HoldId id,
        String tripId,
        OperatorId operatorId,
        Leg leg,
        Money price,
        long expiresAtMillis,
        Optional<Claim> claim,
        Envelope envelope) {

    /** How refusals name it. */
    String name() {
        return "Hold " + id + " of " + operatorId;
    }
}
