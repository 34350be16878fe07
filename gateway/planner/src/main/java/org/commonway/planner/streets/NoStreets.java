package org.commonway.planner.streets;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * A map without a single street: every place lies off it, and ways between stops are bee-lines with the planner's detour
 * factor. For searches from stop to stop.
 */
public final class NoStreets implements Streets {
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

    @Override
    public Streets within(StreetLimits limits, StreetProfile profile, int metresPerHour) {
        return this;
    }

    @Override
    public List<ParkAndRide> listParkAndRide() {
        return List.of();
    }
}
