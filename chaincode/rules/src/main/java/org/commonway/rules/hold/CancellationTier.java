package org.commonway.rules.hold;

/**
 * Cancelled at least so long before the leg's start, so much of the price is kept.
 *
 * @param secondsBeforeStart 0 to 2592000 (30 days)
 * @param feeBps basis points of the price, 0 to 10000
 */
public record CancellationTier(int secondsBeforeStart, int feeBps) {
    /** Thirty days. */
    public static final int MOST_SECONDS_BEFORE_START = 30 * 24 * 3600;
}
