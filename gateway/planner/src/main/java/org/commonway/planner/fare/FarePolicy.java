package org.commonway.planner.fare;

import org.commonway.rules.money.Money;

/**
 * What one operator charges: a flat fare for each boarding, and for how long after a paid boarding the next boardings
 * with the same operator are free.
 *
 * @param boarding price of a boarding for one passenger, not negative
 * @param freeTransferMinutes counted from the departure of the paid leg to the departure of the next; 0 is never
 */
public record FarePolicy(Money boarding, int freeTransferMinutes) {
    /** Refuses negative figures and free changes of more than a day. */
    public FarePolicy {
        if (boarding.minorUnits() < 0 || boarding.minorUnits() > 1_000_000) {
            throw new IllegalArgumentException("a flat fare is 0 to 1,000,000 minor units, not " + boarding);
        }
        if (freeTransferMinutes < 0 || freeTransferMinutes > 1440) {
            throw new IllegalArgumentException("free transfer minutes are 0 to 1440, not " + freeTransferMinutes);
        }
    }

    /** A flat fare with this many minutes of free changes. */
    public static FarePolicy flat(Money boarding, int freeTransferMinutes) {
        return new FarePolicy(boarding, freeTransferMinutes);
    }
}
