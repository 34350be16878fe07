package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.station.StationWay;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * The walks between one place and whatever is near it, in one direction. Platforms behind entrances are walked to
 * through the entrance that makes the walk quickest. Where steps are avoided, what can be reached without them is.
 */
public final class PlaceWalks {
    private final Network network;
    private final Coordinate place;
    private final boolean leaving;
    private final Limit limit;
    private final List<Reach> reaches = new ArrayList<>();

    /**
     * How far is looked.
     *
     * @param beeMetres to a stop or to its entrance, in the bee-line
     * @param seconds along the streets
     * @param metres of the whole walk
     */
    public record Limit(double beeMetres, int seconds, int metres) {}

    /** What is told of a stop and the walk to or from it. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes in one stop; each comes once. */
        void visit(int stop, Walk walk);
    }

    private record Reach(StreetProfile profile, StreetReach streets, Optional<StreetPart> whole) {
        static Reach of(StreetPoint point, StreetReach streets) {
            return new Reach(point.profile(), streets, Optional.of(StreetPart.of(point.profile())));
        }
    }

    private PlaceWalks(Network network, Coordinate place, boolean leaving, Limit limit) {
        this.network = network;
        this.place = place;
        this.leaving = leaving;
        this.limit = limit;
    }

    /**
     * Walks from a place.
     *
     * @param points the place on the streets, for the profiles of {@link Network#steps()} in their order as far as
     *     there are any
     */
    public static PlaceWalks from(
            Streets streets, Network network, Coordinate place, List<StreetPoint> points, Limit limit) {
        PlaceWalks walks = new PlaceWalks(network, place, true, limit);
        points.forEach(
                point -> walks.reaches.add(Reach.of(point, streets.reachFrom(point, limit.seconds(), limit.metres()))));
        return walks;
    }

    /** Walks to a place, as in {@link #from}. */
    public static PlaceWalks to(
            Streets streets, Network network, Coordinate place, List<StreetPoint> points, Limit limit) {
        PlaceWalks walks = new PlaceWalks(network, place, false, limit);
        points.forEach(
                point -> walks.reaches.add(Reach.of(point, streets.reachTo(point, limit.seconds(), limit.metres()))));
        return walks;
    }

    /** The walk to (or from) another place, given as {@link #from} has it. */
    public Optional<Walk> find(List<StreetPoint> points) {
        for (Reach reach : reaches) {
            for (StreetPoint point : points) {
                Optional<Walk> walk = point.profile() == reach.profile() ? walk(reach, point) : Optional.empty();
                if (walk.isPresent()) {
                    return walk;
                }
            }
        }
        return Optional.empty();
    }

    /** Shows the stops within the limit, in no set order. */
    public void visitStops(Visitor visitor) {
        if (reaches.size() == 1) {
            visit(reaches.get(0), visitor);
        } else {
            Map<Integer, Walk> first = new LinkedHashMap<>();
            reaches.forEach(reach -> visit(reach, first::putIfAbsent));
            first.forEach(visitor::visit);
        }
    }

    private void visit(Reach reach, Visitor asked) {
        // Rules split stops into parts that all lie where the stop does.
        Visitor visitor = (stop, walk) -> network.partsOf(stop).forEach(part -> asked.visit(part, walk));
        Entrances entrances = network.entrances(reach.profile());
        Map<Integer, Walk> through = new HashMap<>();
        network.grid()
                .visitWithin(
                        place,
                        limit.beeMetres(),
                        stop -> network.findWholePoint(stop, reach.profile())
                                .flatMap(point -> walk(reach, point))
                                .ifPresent(walk -> {
                                    if (!entrances.isBehind(stop)) {
                                        visitor.visit(stop, walk);
                                    }
                                    if (!entrances.isEmpty()) {
                                        goThrough(entrances, stop, walk, reach.profile(), through);
                                    }
                                }));
        through.forEach(visitor::visit);
    }

    private void goThrough(
            Entrances entrances, int entrance, Walk walk, StreetProfile profile, Map<Integer, Walk> through) {
        for (StationWay way : leaving ? entrances.from(entrance) : entrances.to(entrance)) {
            int metres = walk.metres() + way.metres();
            int platform = leaving ? way.to() : way.from();
            if (metres <= limit.metres() && entrances.isBehind(platform)) {
                Optional<Coordinate> at = Optional.of(network.coordinate(entrance));
                StreetPart street = leaving
                        ? new StreetPart(profile, Optional.empty(), at)
                        : new StreetPart(profile, at, Optional.empty());
                through.merge(
                        platform, new Walk(walk.seconds() + way.seconds(), metres, Optional.of(street)), Walk::quicker);
            }
        }
    }

    private Optional<Walk> walk(Reach reach, StreetPoint point) {
        int metres = reach.streets().metresTo(point);
        return metres == StreetReach.UNREACHED || metres > limit.metres()
                ? Optional.empty()
                : Optional.of(new Walk(reach.streets().secondsTo(point), metres, reach.whole()));
    }
}
