package org.commonway.planner.network;

import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetProfile;

/**
 * The part of a walk that goes along streets; the rest is inside stations.
 *
 * @param profile FOOT or WHEELCHAIR
 * @param start the entrance by which the rider comes out of a station; empty when the walk begins on the street
 * @param end the entrance by which the rider goes into one; empty when the walk ends on the street
 */
public record StreetPart(StreetProfile profile, Optional<Coordinate> start, Optional<Coordinate> end) {
    private static final StreetPart ON_FOOT = of(StreetProfile.FOOT);

    /** Whether no part of the walk is inside a station. */
    public boolean isAllOnTheStreet() {
        return start.isEmpty() && end.isEmpty();
    }

    /** A walk that is on the street from end to end. */
    public static StreetPart of(StreetProfile profile) {
        return new StreetPart(profile, Optional.empty(), Optional.empty());
    }

    /** Such a walk by somebody who takes steps. */
    public static StreetPart onFoot() {
        return ON_FOOT;
    }
}
