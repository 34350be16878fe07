package org.commonway.node.ride;

import java.time.Instant;
import org.commonway.node.place.Position;

/**
 * What the rider's device said, with its signature already checked for form.
 *
 * @param holdId of the leg
 * @param step start or end
 * @param position where; the meeting of equator and prime meridian when it says none
 * @param hasPosition whether it says where
 * @param at when, by the rider's clock
 */
public record RiderAct(String holdId, Step step, Position position, boolean hasPosition, Instant at) {
    /** Start or end. */
    public enum Step {
        START,
        END
    }
}
