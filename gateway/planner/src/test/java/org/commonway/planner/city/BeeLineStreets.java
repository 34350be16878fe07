package org.commonway.planner.city;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetSegment;
import org.commonway.planner.streets.Streets;

/**
 * Streets that lead everywhere in the bee-line at a metre a second, but for pairs of places that a profile cannot go
 * between.
 */
public final class BeeLineStreets implements Streets {
    private final Closed closed;

    /** What is closed to whom, either way. */
    @FunctionalInterface
    public interface Closed {
        boolean between(StreetProfile profile, Coordinate a, Coordinate b);
    }

    public BeeLineStreets(Closed closed) {
        this.closed = closed;
    }

    /** Streets with steps between these pairs of places. */
    public static BeeLineStreets withSteps(BiPredicate<Coordinate, Coordinate> steps) {
        return new BeeLineStreets(
                (profile, a, b) -> profile == StreetProfile.WHEELCHAIR && (steps.test(a, b) || steps.test(b, a)));
    }

    @Override
    public Box bounds() {
        return new Box(40, -9, 42, -7);
    }

    @Override
    public Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile) {
        return Optional.of(getPoint(place, profile));
    }

    @Override
    public StreetPoint getPoint(Coordinate place, StreetProfile profile) {
        return new StreetPoint(place, profile, 0, 0, 0);
    }

    @Override
    public Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to) {
        int metres = reachFrom(from, Integer.MAX_VALUE, StreetReach.ANY_METRES).metresTo(to);
        return metres == StreetReach.UNREACHED
                ? Optional.empty()
                : Optional.of(new StreetRoute(metres, metres, List.of(from.place(), to.place()), 0));
    }

    @Override
    public StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres) {
        return new StreetReach() {
            @Override
            public int secondsTo(StreetPoint point) {
                return metresTo(point);
            }

            @Override
            public int metresTo(StreetPoint point) {
                int metres = (int) Math.round(origin.place().metresTo(point.place()));
                boolean shut = closed.between(origin.profile(), origin.place(), point.place());
                return shut || metres > limitSeconds || metres > limitMetres ? UNREACHED : metres;
            }

            @Override
            public int delaySecondsTo(StreetPoint point) {
                return 0;
            }
        };
    }

    @Override
    public StreetReach reachTo(StreetPoint destination, int limitSeconds, int limitMetres) {
        return reachFrom(destination, limitSeconds, limitMetres);
    }

    @Override
    public void visitSegments(Box box, Consumer<StreetSegment> visitor) {
        // There are none to draw.
    }

    @Override
    public Streets within(StreetLimits limits, StreetProfile profile, int metresPerHour) {
        throw new UnsupportedOperationException("nothing is limited here but by who is let through");
    }

    @Override
    public List<ParkAndRide> listParkAndRide() {
        return List.of();
    }
}
