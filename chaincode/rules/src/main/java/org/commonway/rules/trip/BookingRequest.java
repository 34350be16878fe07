package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.money.Money;

/**
 * What a gateway asks to have booked.
 *
 * @param holds one for each leg, in riding order
 * @param fare what the rider pays
 * @param commissionBps what the gateway keeps, in basis points of what each leg is charged
 * @param riderKey the rider's one-time key for this trip
 */
public record BookingRequest(TripId tripId, List<Hold> holds, Money fare, int commissionBps, ECPublicKey riderKey) {
    /** Keeps a copy of the list. */
    public BookingRequest {
        holds = List.copyOf(holds);
    }
}
