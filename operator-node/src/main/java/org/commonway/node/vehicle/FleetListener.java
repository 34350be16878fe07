package org.commonway.node.vehicle;

import java.util.Collection;
import org.commonway.node.station.Station;

/** Hears what changed in the offer of a fleet, in order. Called under the fleet's lock: be quick. */
@FunctionalInterface
public interface FleetListener {

    /**
     * Something changed.
     *
     * @param rentable vehicles that can be rented, new or changed
     * @param gone ids of vehicles that can no longer be rented
     * @param stations stations that are new or changed
     */
    void changed(Collection<Vehicle> rentable, Collection<String> gone, Collection<Station> stations);
}
