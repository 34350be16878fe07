package org.commonway.node.leg;

import java.time.Instant;
import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * A leg with its price and what nobody else may have meanwhile.
 *
 * @param kind who sold it
 * @param terms the leg as it is booked
 * @param price all of it, in minor units
 * @param claim the vehicle; empty for a timetable leg without seats
 * @param ticketStart when the ticket that pays this leg began, journey time; empty when tickets do not carry over
 */
public record PricedLeg(
        LegKind kind, LegTerms terms, Money price, Optional<AssetClaim> claim, Optional<Instant> ticketStart) {

    /**
     * What nobody else may have meanwhile.
     *
     * @param assetId of the vehicle within the operator
     * @param window journey time
     */
    public record AssetClaim(String assetId, TimeWindow window) {}
}
