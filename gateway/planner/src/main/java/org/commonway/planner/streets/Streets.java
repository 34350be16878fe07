package org.commonway.planner.streets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;

/** The streets of one map. All methods may be called by many threads at once. */
public interface Streets {
    /** The box around all streets. */
    Box bounds();

    /**
     * Ties a place to the nearest street that the profile may use; empty when none lies within 1,000 metres, or within
     * 100 of a wheelchair: what lies between a place and its street is not known.
     */
    Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile);

    /**
     * As {@link #findPoint} for people and for this profile, in that order; where both use the same street it is looked
     * for only once.
     */
    default List<Optional<StreetPoint>> findPoints(Coordinate place, StreetProfile wheels) {
        return List.of(findPoint(place, StreetProfile.FOOT), findPoint(place, wheels));
    }

    /** As {@link #findPoint}, refusing with OUTSIDE_MAP where there is no street near. */
    StreetPoint getPoint(Coordinate place, StreetProfile profile);

    /** The quickest way between two points of one profile; empty when streets do not join them. */
    Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to);

    /** The quickest way between two places; refuses with OUTSIDE_MAP, and is empty when streets do not join them. */
    default Optional<StreetRoute> findRoute(Coordinate from, Coordinate to, StreetProfile profile) {
        return findRoute(getPoint(from, profile), getPoint(to, profile));
    }

    /** Times from this point to all others within these limits. */
    StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres);

    /** Times from all others within these limits to this point. */
    StreetReach reachTo(StreetPoint destination, int limitSeconds, int limitMetres);

    /** Times from this point to all others within the limit. */
    default StreetReach reachFrom(StreetPoint origin, int limitSeconds) {
        return reachFrom(origin, limitSeconds, StreetReach.ANY_METRES);
    }

    /** Times from all others within the limit to this point. */
    default StreetReach reachTo(StreetPoint destination, int limitSeconds) {
        return reachTo(destination, limitSeconds, StreetReach.ANY_METRES);
    }

    /**
     * Quickest ways of a profile within a limit of time, for who asks for many. Making them may take as long as a thousand
     * searches; they are to be kept.
     */
    default StreetWays ways(StreetProfile profile, int limitSeconds) {
        return new SearchedWays(this, limitSeconds);
    }

    /** Shows every street piece that touches the box, each once, and perhaps some close to it. */
    void visitSegments(Box box, Consumer<StreetSegment> visitor);

    /**
     * These streets for those who may not go, or not as fast, everywhere. Points of these streets are good for the others as
     * well. A street piece that any part of a closed area touches is closed, and slow if any part of a slow one does.
     *
     * @param limits where
     * @param profile for whom; the other profiles are not limited
     * @param metresPerHour how fast those for whom it is would be elsewhere
     */
    Streets within(StreetLimits limits, StreetProfile profile, int metresPerHour);

    /** The park-and-ride places that the map knows. */
    List<ParkAndRide> listParkAndRide();
}
