package org.commonway.gateway.booking;

import java.time.Instant;
import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * How a booked trip can be taken back now.
 *
 * @param way by a rollback, by a cancellation, or not at all
 * @param fee what is kept of the fare
 * @param giveBack what is free again
 * @param until so long this stays as it is, as far as is known; empty when nothing changes it but the ride
 */
public record Cancellation(Way way, Money fee, Money giveBack, Optional<Instant> until) {

    /** How. */
    public enum Way {
        /** Within the operators' time to take it back: it costs nothing. */
        ROLLBACK,
        /** By the tiers that the operators signed. */
        CANCEL,
        /** No leg of it can be taken back any more. */
        NONE
    }
}
