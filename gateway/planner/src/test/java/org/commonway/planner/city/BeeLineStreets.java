package org.commonway.planner.city;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;

/**
 * Streets that lead everywhere in the bee-line at a metre a second, but for pairs of places that a profile cannot go
 * between.
 */
public final class BeeLineStreets extends PlainStreets {
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
        return new PlainReach() {
            @Override
            public List<Coordinate> courseTo(StreetPoint point) {
                return findRoute(origin, point).orElseThrow().geometry();
            }

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
        };
    }
}
