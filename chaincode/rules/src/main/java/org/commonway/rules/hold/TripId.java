package org.commonway.rules.hold;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The id of a trip, made by its gateway.
 *
 * @param value a UUID in lower case
 */
public record TripId(String value) {
    /** Refuses what is no UUID with INVALID_ARGUMENT. */
    public TripId {
        if (!UuidText.matches(value)) {
            throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A trip id is a UUID in lower case; correct trip_id.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
