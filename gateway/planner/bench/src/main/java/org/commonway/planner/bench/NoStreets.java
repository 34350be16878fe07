package org.commonway.planner.bench;

import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetSegment;
import org.commonway.planner.streets.Streets;

/**
 * A map without a single street, on which ways between stops are bee-lines with the planner's detour factor: what peers
 * that know no streets have too.
 */
final class NoStreets implements Streets {
    @Override
    public Box bounds() {
        return new Box(0, 0, 0, 0);
    }

    @Override
    public Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile) {
        return Optional.empty();
    }

    @Override
    public StreetPoint getPoint(Coordinate place, StreetProfile profile) {
        throw new PlannerRefusal(RefusalCode.OUTSIDE_MAP, "There is no street here.");
    }

    @Override
    public Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to) {
        return Optional.empty();
    }

    @Override
    public StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres) {
        throw new IllegalStateException("there is no point to start from");
    }

    @Override
    public StreetReach reachTo(StreetPoint destination, int limitSeconds, int limitMetres) {
        throw new IllegalStateException("there is no point to end at");
    }

    @Override
    public void visitSegments(Box box, Consumer<StreetSegment> visitor) {
        // There are none.
    }
}
