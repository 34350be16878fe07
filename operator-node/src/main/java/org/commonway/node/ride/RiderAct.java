package org.commonway.node.ride;

import org.commonway.node.place.Position;

/**
 * What the rider's device said, with its signature already checked for form.
 *
 * @param holdId of the leg
 * @param step start or end
 * @param position where
 */
public record RiderAct(String holdId, Step step, Position position) {
    /** Start or end. */
    public enum Step {
        START,
        END
    }
}
