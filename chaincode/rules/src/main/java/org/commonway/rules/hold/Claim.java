package org.commonway.rules.hold;

import java.time.Duration;

/**
 * What nobody else may have meanwhile.
 *
 * @param assetId the vehicle or seat within its operator, 1 to 128 characters
 */
public record Claim(String assetId, TimeWindow window) {
    /** The longest claim; it bounds how many days a search for overlapping claims must read. */
    public static final Duration LONGEST = Duration.ofHours(24);
}
