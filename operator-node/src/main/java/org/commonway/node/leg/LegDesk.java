package org.commonway.node.leg;

import org.commonway.node.place.Position;

/** Sells one kind of leg. The hold book asks for a price, and tells what became of the leg. */
public interface LegDesk {

    /**
     * The leg as it can be sold now. Must not change anything.
     *
     * @throws HoldRefusal when it cannot be sold
     */
    PricedLeg price(LegWish wish, String tripId, Bookings bookings);

    /** The leg is held: nobody else may be offered what it claims. Also called at start for each hold still live. */
    default void taken(PricedLeg leg) {}

    /** The leg is no longer held or booked, and was not ridden. */
    default void freed(PricedLeg leg) {}

    /** The rider set off. */
    default void started(PricedLeg leg) {}

    /** The ride is over, here. */
    default void ended(PricedLeg leg, Position at) {}
}
