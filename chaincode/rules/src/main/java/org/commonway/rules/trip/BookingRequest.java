package org.commonway.rules.trip;

import java.util.List;
import org.commonway.rules.money.Money;

/**
 * What a gateway asks to have booked.
 *
 * @param holds one for each leg, in riding order
 * @param fare what the rider pays
 * @param commissionBps what the gateway takes, in basis points of the fare
 */
public record BookingRequest(TripId tripId, List<Hold> holds, Money fare, int commissionBps) {
    /** Keeps a copy of the list. */
    public BookingRequest {
        holds = List.copyOf(holds);
    }
}
