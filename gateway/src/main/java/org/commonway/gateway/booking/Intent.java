package org.commonway.gateway.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done, written down before anything is done: all that recovery needs to finish or undo it.
 *
 * @param tripId a UUID; also the ledger's key and the wallet's reservation
 * @param riderId whose trip it is
 * @param key the rider's name for this request, if there was one
 * @param draft what was chosen
 * @param holdIds one for each leg of the draft, chosen now, so that a hold of unknown fate can be released
 * @param riderKey one-time key of this trip
 * @param at when the rider asked
 */
public record Intent(
        String tripId,
        String riderId,
        Optional<IdempotencyKey> key,
        TripDraft draft,
        List<String> holdIds,
        RiderKey riderKey,
        Instant at) {

    /** Refuses a number of hold ids that is not the number of legs. */
    public Intent {
        holdIds = List.copyOf(holdIds);
        if (holdIds.size() != draft.legs().size()) {
            throw new IllegalArgumentException(
                    holdIds.size() + " hold ids for " + draft.legs().size() + " legs");
        }
    }
}
