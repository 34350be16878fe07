package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.network.Walk;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * The stops within a short walk of any place. The streets around a stop are searched once, when a vehicle first stands
 * near it, and kept: vehicles come and go by the thousand, stops stay. Safe for many threads.
 */
final class NearStops {
    private static final int NEAR_METRES = 400;
    private static final int NEAR_SECONDS = 330;

    private final Streets streets;
    private final Network network;
    private final Map<Integer, Optional<StreetReach>> aroundStops = new ConcurrentHashMap<>();

    /** Around the stops of this network, along these streets. */
    NearStops(Streets streets, Network network) {
        this.streets = streets;
        this.network = network;
    }

    /** Whose stops these are. */
    Network network() {
        return network;
    }

    /** The stops near a place on foot, where no stop lies behind an entrance; one walks as far there as back. */
    Spot.Near near(StreetPoint place) {
        List<Integer> stops = new ArrayList<>();
        List<Walk> walks = new ArrayList<>();
        network.grid()
                .visitWithin(
                        place.place(),
                        NEAR_METRES,
                        stop -> around(stop).ifPresent(reach -> {
                            int seconds = reach.secondsTo(place);
                            if (seconds != StreetReach.UNREACHED) {
                                stops.add(stop);
                                walks.add(new Walk(seconds, reach.metresTo(place), Optional.of(StreetPart.onFoot())));
                            }
                        }));
        return new Spot.Near(stops, walks);
    }

    /** What is within a short walk of the stop; one walks as far there as back. Empty for a stop off the map. */
    private Optional<StreetReach> around(int stop) {
        return aroundStops.computeIfAbsent(
                stop,
                missing -> network.findPoint(missing, StreetProfile.FOOT)
                        .map(point -> streets.reachTo(point, NEAR_SECONDS)));
    }
}
