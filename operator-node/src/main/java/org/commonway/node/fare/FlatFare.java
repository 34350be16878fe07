package org.commonway.node.fare;

import java.time.Duration;
import java.time.Instant;
import org.commonway.rules.money.Money;

/**
 * One price for each boarding, whatever the distance.
 *
 * @param boarding price of one boarding
 * @param freeTransferMinutes how long after the first boarding another one costs nothing; 0 is not at all
 */
public record FlatFare(Money boarding, int freeTransferMinutes) {

    /** True when a ticket that began then still pays a boarding now; both in journey time. */
    public boolean stillPays(Instant ticketStart, Instant boardingAt) {
        return !boardingAt.isBefore(ticketStart)
                && !boardingAt.isAfter(ticketStart.plus(Duration.ofMinutes(freeTransferMinutes)))
                && freeTransferMinutes > 0;
    }
}
