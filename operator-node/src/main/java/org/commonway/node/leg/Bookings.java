package org.commonway.node.leg;

import java.util.List;
import java.util.Optional;

/** What is held or booked already, as far as a seller must know it. */
public interface Bookings {

    /** The windows for which this vehicle is held, booked or ridden; empty when it is free. */
    List<TimeWindow> listWindowsOf(String assetId);

    /** The leg of this hold, when the hold is live and of this trip. */
    Optional<PricedLeg> findLiveLeg(String tripId, String holdId);
}
