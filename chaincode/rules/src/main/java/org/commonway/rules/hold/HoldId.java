package org.commonway.rules.hold;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The id of a hold, made by the gateway that asked for it; unique within its operator.
 *
 * @param value a UUID in lower case
 */
public record HoldId(String value) {
    /** Refuses what is no UUID with INVALID_HOLD. */
    public HoldId {
        if (!UuidText.matches(value)) {
            throw new Refusal(RefusalCode.INVALID_HOLD, "A hold id is a UUID in lower case; ask for a new hold.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
