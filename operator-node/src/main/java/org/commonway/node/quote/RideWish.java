package org.commonway.node.quote;

import java.time.Instant;
import org.commonway.node.place.Position;

/**
 * A ride somebody asks a price for.
 *
 * @param from pick-up
 * @param to drop-off
 * @param departAt journey time
 * @param passengers 1 or more
 * @param road as the caller measured it
 */
public record RideWish(Position from, Position to, Instant departAt, int passengers, Road road) {

    /**
     * The way by road.
     *
     * @param metres 0 when not measured
     * @param seconds 0 when not measured
     */
    public record Road(int metres, int seconds) {}

    /** The distance to pay for: as measured, but never shorter than the straight line. */
    public long payableMetres() {
        return Math.max(road.metres(), Math.round(from.metresTo(to)));
    }
}
