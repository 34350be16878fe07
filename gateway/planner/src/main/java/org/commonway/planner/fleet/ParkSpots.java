package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.network.Network;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;
import org.jspecify.annotations.Nullable;

/** The park-and-ride places of a map that have stops near them. Worked out when first asked for. Safe for many threads. */
public final class ParkSpots {
    private final Streets streets;
    private final Network network;
    private volatile @Nullable List<ParkSpot> known;

    /**
     * A place and where it lies.
     *
     * @param place of the map
     * @param spot tied to the streets and to the stops near
     */
    public record ParkSpot(ParkAndRide place, Spot spot) {}

    /** Of these streets and stops; nothing is worked out yet. */
    public ParkSpots(Streets streets, Network network) {
        this.streets = streets;
        this.network = network;
    }

    /** All of them. */
    public List<ParkSpot> list() {
        List<ParkSpot> now = known;
        if (now == null) {
            List<ParkSpot> made = new ArrayList<>();
            NearStops stops = new NearStops(streets, network);
            for (ParkAndRide place : streets.listParkAndRide()) {
                Spot spot = FleetIndex.spot(place.position(), StreetProfile.CAR, streets, stops);
                if (spot.hasStops()) {
                    made.add(new ParkSpot(place, spot));
                }
            }
            now = List.copyOf(made);
            known = now;
        }
        return now;
    }
}
