package org.commonway.planner.fleet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.network.Walk;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * The stops within a short walk of any place. The streets around a stop are searched once, when a vehicle first stands
 * near it, and kept: vehicles come and go by the thousand, stops stay. Safe for many threads; two may search around the
 * same stop, and one result is then thrown away.
 */
final class NearStops {
    private static final int NEAR_METRES = 400;
    private static final int NEAR_SECONDS = 330;
    private static final Optional<StreetPart> ON_FOOT = Optional.of(StreetPart.onFoot());

    private final Streets streets;
    private final Network network;
    /** By stop; null where nobody asked yet. */
    private final AtomicReferenceArray<StreetReach> aroundStops;

    /** Around a stop off the map. */
    private static final class Nothing implements StreetReach {
        static final StreetReach NEAR = new Nothing();

        @Override
        public int secondsTo(StreetPoint point) {
            return UNREACHED;
        }

        @Override
        public int metresTo(StreetPoint point) {
            return UNREACHED;
        }

        @Override
        public List<Coordinate> courseTo(StreetPoint point) {
            throw new IllegalArgumentException("nothing is reached");
        }

        @Override
        public int delaySecondsTo(StreetPoint point) {
            return 0;
        }
    }

    /** Around the stops of this network, along these streets. */
    NearStops(Streets streets, Network network) {
        this.streets = streets;
        this.network = network;
        this.aroundStops = new AtomicReferenceArray<>(network.stopCount());
    }

    /** Whose stops these are. */
    Network network() {
        return network;
    }

    /** The stops near a place on foot, where no stop lies behind an entrance; one walks as far there as back. */
    Spot.Near near(StreetPoint place) {
        Spot.Gathered gathered = new Spot.Gathered();
        network.grid().visitWithin(place.place(), NEAR_METRES, stop -> {
            StreetReach reach = around(stop);
            int seconds = reach.secondsTo(place);
            if (seconds != StreetReach.UNREACHED) {
                gathered.visit(stop, new Walk(seconds, reach.metresTo(place), ON_FOOT));
            }
        });
        return gathered.near();
    }

    /** What is within a short walk of the stop; one walks as far there as back. */
    private StreetReach around(int stop) {
        StreetReach known = aroundStops.get(stop);
        if (known != null) {
            return known;
        }
        StreetReach made = network.findPoint(stop, StreetProfile.FOOT)
                .map(point -> streets.reachTo(point, NEAR_SECONDS).trimmed())
                .orElse(Nothing.NEAR);
        aroundStops.set(stop, made);
        return made;
    }
}
