package org.commonway.node.offer;

import java.util.List;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Vehicle;

/**
 * What one update tells.
 *
 * @param changed vehicles that can be rented, new or changed
 * @param removed ids of vehicles that can no longer be rented
 * @param stations new or changed
 */
public record OfferChange(List<Vehicle> changed, List<String> removed, List<Station> stations) {
    /** A copy that nobody changes. */
    public OfferChange {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        stations = List.copyOf(stations);
    }

    /** How many things it tells. */
    public int size() {
        return changed.size() + removed.size() + stations.size();
    }
}
