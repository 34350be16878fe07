package org.commonway.planner.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.station.StationWay;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * The walks from one stop to the stops near it: along streets, up to 500 metres, and inside stations along pathways, up
 * to 2,000. Platforms behind entrances are left and reached through them. Where a stop lies off the map the bee-line
 * times 1.3 stands in.
 */
final class StopWalks {
    static final double DETOUR = 1.3;
    private static final int LONGEST_STATION_METRES = 2_000;
    private static final int LONGEST_METRES = 500;
    private static final int LONGEST_SECONDS = 500;
    private static final double WALK_METRES_PER_SECOND = 5 / 3.6;

    private final Streets streets;
    private final Network network;

    StopWalks(Streets streets, Network network) {
        this.streets = streets;
        this.network = network;
    }

    /** The walks from a stop of the timetables to others, by target; where steps are avoided, those without any come first. */
    Map<Integer, Walk> from(int stop) {
        Map<Integer, Walk> found = new TreeMap<>();
        for (StreetProfile profile : network.steps().profiles()) {
            from(stop, profile).forEach(found::putIfAbsent);
        }
        return found;
    }

    private Map<Integer, Walk> from(int stop, StreetProfile profile) {
        Entrances entrances = network.entrances(profile);
        Map<Integer, Walk> found = new TreeMap<>();
        if (entrances.isBehind(stop)) {
            entrances.from(stop).forEach(out -> alongStreets(stop, out, profile, found));
        } else {
            alongStreets(stop, new StationWay(stop, stop, 0, 0), profile, found);
        }
        for (StationWay way : entrances.between(stop)) {
            if (way.metres() <= LONGEST_STATION_METRES) {
                offer(found, way.to(), new Walk(way.seconds(), way.metres(), Optional.empty()));
            }
        }
        found.remove(stop);
        return found;
    }

    /**
     * Along the streets from where a way out of the stop's station ends; a stop on the street has a way of no length.
     */
    private void alongStreets(int stop, StationWay out, StreetProfile profile, Map<Integer, Walk> found) {
        Entrances entrances = network.entrances(profile);
        Coordinate at = network.coordinate(out.to());
        Optional<Coordinate> start = out.to() == stop ? Optional.empty() : Optional.of(at);
        Optional<StreetReach> reach =
                network.findPoint(out.to(), profile).map(from -> streets.reachFrom(from, LONGEST_SECONDS));
        StreetPart plain = new StreetPart(profile, start, Optional.empty());
        network.grid().visitWithin(at, LONGEST_METRES, other -> {
            boolean whole = network.wholeStop(other) == other;
            Optional<Walk> walk = other == stop || !whole ? Optional.empty() : walk(out, reach, other, plain);
            if (walk.isEmpty()) {
                return;
            }
            if (!entrances.isBehind(other)) {
                offer(found, other, walk.get());
            }
            for (StationWay in : entrances.from(other)) {
                if (entrances.isBehind(in.to())) {
                    StreetPart street = new StreetPart(profile, start, Optional.of(network.coordinate(other)));
                    offer(found, in.to(), on(walk.get(), in, street));
                }
            }
        });
    }

    private static Walk on(Walk walk, StationWay way, StreetPart street) {
        return new Walk(walk.seconds() + way.seconds(), walk.metres() + way.metres(), Optional.of(street));
    }

    private static void offer(Map<Integer, Walk> found, int target, Walk walk) {
        boolean near = walk.street().isEmpty() || walk.metres() <= LONGEST_METRES;
        if (near) {
            found.merge(target, walk, Walk::quicker);
        }
    }

    private Optional<Walk> walk(StationWay out, Optional<StreetReach> reach, int other, StreetPart street) {
        Optional<StreetPoint> to = network.findPoint(other, street.profile());
        if (reach.isEmpty() || to.isEmpty()) {
            return isOffMap(out.to()) || isOffMap(other)
                    ? Optional.of(on(beeLine(out.to(), other), out, street))
                    : Optional.empty();
        }
        int metres = reach.get().metresTo(to.get());
        return metres == StreetReach.UNREACHED
                ? Optional.empty()
                : Optional.of(on(new Walk(reach.get().secondsTo(to.get()), metres, Optional.empty()), out, street));
    }

    private boolean isOffMap(int stop) {
        return network.findPoint(stop, StreetProfile.FOOT).isEmpty();
    }

    /** What stands in for a walk where streets say nothing of it. */
    Walk beeLine(int from, int to) {
        double metres = network.coordinate(from).metresTo(network.coordinate(to)) * DETOUR;
        return new Walk(
                (int) Math.ceil(metres / WALK_METRES_PER_SECOND),
                (int) Math.round(metres),
                Optional.of(StreetPart.onFoot()));
    }

    /** Whether a bee-line may stand in for a walk that nothing is known of, as between stops that a feed joins. */
    boolean mayGuess(int from, int to) {
        return network.steps() != Steps.FORBIDDEN || isOffMap(from) || isOffMap(to);
    }

    /** The walks of a stop that may be written out; without one, streets alone lead there. */
    Optional<Walk> find(int from, int to) {
        List<StreetProfile> profiles = network.steps().profiles();
        boolean plain = profiles.equals(Steps.ALLOWED.profiles())
                && !network.entrances(StreetProfile.FOOT).isBehind(from)
                && !network.entrances(StreetProfile.FOOT).isBehind(to);
        return plain ? Optional.empty() : Optional.ofNullable(from(from).get(to));
    }
}
