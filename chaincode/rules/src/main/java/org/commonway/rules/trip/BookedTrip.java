package org.commonway.rules.trip;

import java.util.List;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.Share;

/**
 * A trip on the ledger, as far as the law looks at it.
 *
 * @param gateway who booked it, and alone may change it
 * @param shares who is owed what of the fare
 * @param termsVersion the terms that it was booked under
 */
public record BookedTrip(TripId id, TripStatus status, Gateway gateway, List<Share> shares, int termsVersion) {
    /** Keeps a copy of the list. */
    public BookedTrip {
        shares = List.copyOf(shares);
    }

    /** This trip, cancelled by its gateway; refused with NOT_YOUR_TRIP or TRIP_NOT_CANCELLABLE. */
    public BookedTrip cancelledBy(Gateway caller, long atMillis) {
        if (!gateway.equals(caller)) {
            throw new Refusal(
                    RefusalCode.NOT_YOUR_TRIP,
                    "Trip " + id + " was booked by another gateway; only that gateway may cancel it.");
        }
        if (status instanceof TripStatus.Confirmed confirmed) {
            return new BookedTrip(id, confirmed.cancel(atMillis), gateway, shares, termsVersion);
        }
        throw new Refusal(
                RefusalCode.TRIP_NOT_CANCELLABLE,
                "Trip " + id + " is " + status.tompName()
                        + " and only a CONFIRMED trip can be cancelled; leave it so.");
    }
}
