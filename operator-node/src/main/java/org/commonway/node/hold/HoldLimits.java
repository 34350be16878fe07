package org.commonway.node.hold;

import java.time.Duration;

/**
 * Bounds on holding.
 *
 * @param holdSeconds how long a hold is good for
 * @param openPerGateway how many pending holds one gateway may have
 * @param memory how long a hold that ended without a ride is remembered, so that a late booking can be honoured
 */
public record HoldLimits(int holdSeconds, int openPerGateway, Duration memory) {
    /** The usual memory: a day. */
    public static HoldLimits of(int holdSeconds, int openPerGateway) {
        return new HoldLimits(holdSeconds, openPerGateway, Duration.ofDays(1));
    }
}
