package org.commonway.planner.fleet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetWays;
import org.commonway.planner.streets.Streets;
import org.jspecify.annotations.Nullable;

/**
 * Stops and stations as the ends of short rides over one kind of streets; each is tied to them when first asked for. Safe
 * for many threads.
 */
final class RideEnds {
    private final Network network;
    private final List<Coordinate> stations;
    private final Streets over;
    private final StreetProfile profile;
    /** By number; null where nobody asked yet. */
    private final AtomicReferenceArray<Optional<RideEnd>> toStops;

    private final AtomicReferenceArray<Optional<RideEnd>> toStations;
    private @Nullable StreetWays known;

    /** A place on these streets, and the same as {@link StreetWays} know it. */
    record RideEnd(StreetPoint point, StreetWays.End end) {}

    /** For rides of this profile over these streets; nothing is worked out yet. */
    RideEnds(Network network, List<Coordinate> stations, Streets over, StreetProfile profile) {
        this.network = network;
        this.stations = stations;
        this.over = over;
        this.profile = profile;
        this.toStops = new AtomicReferenceArray<>(network.stopCount());
        this.toStations = new AtomicReferenceArray<>(stations.size());
    }

    Streets over() {
        return over;
    }

    /** The ways of the rides; the first who asks makes them. */
    synchronized StreetWays ways() {
        StreetWays now = known;
        if (now == null) {
            now = over.ways(profile, ShortRides.LONGEST_SECONDS);
            known = now;
        }
        return now;
    }

    /** A stop; empty off the map. */
    Optional<RideEnd> stop(int stop) {
        Optional<RideEnd> end = toStops.get(stop);
        if (end == null) {
            end = network.findPoint(stop, profile).map(this::end);
            toStops.set(stop, end);
        }
        return end;
    }

    /** A place of stations; empty off these streets. */
    Optional<RideEnd> station(int number) {
        Optional<RideEnd> end = toStations.get(number);
        if (end == null) {
            end = over.findPoint(stations.get(number), StreetProfile.BIKE).map(this::end);
            toStations.set(number, end);
        }
        return end;
    }

    private RideEnd end(StreetPoint point) {
        return new RideEnd(point, ways().end(point));
    }
}
