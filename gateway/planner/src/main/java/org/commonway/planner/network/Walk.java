package org.commonway.planner.network;

import java.util.Optional;

/**
 * A walk between two places.
 *
 * @param seconds how long it takes
 * @param metres how far it is
 * @param street its part along streets; empty when it stays inside a station
 */
public record Walk(int seconds, int metres, Optional<StreetPart> street) {
    /** Of two walks the quicker; of equally quick ones the shorter. */
    static Walk quicker(Walk one, Walk other) {
        boolean otherFirst = other.seconds < one.seconds || (other.seconds == one.seconds && other.metres < one.metres);
        return otherFirst ? other : one;
    }
}
