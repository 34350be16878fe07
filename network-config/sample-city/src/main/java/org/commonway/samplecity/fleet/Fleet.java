package org.commonway.samplecity.fleet;

import java.util.List;
import java.util.Optional;
import org.commonway.samplecity.place.Point;

/**
 * Vehicles and stations of one sharing operator, as they stand when its day begins.
 *
 * @param kind what they are
 * @param maxRangeMetres with a full battery; of no meaning for pedal bikes
 * @param stations empty for a free-floating fleet
 * @param vehicles each at a station or at a place of its own
 */
public record Fleet(FleetKind kind, int maxRangeMetres, List<Station> stations, List<Standing> vehicles) {
    /** Takes copies of the lists. */
    public Fleet {
        stations = List.copyOf(stations);
        vehicles = List.copyOf(vehicles);
    }

    /**
     * A station.
     *
     * @param id GBFS station_id
     * @param name for riders
     * @param point where
     * @param capacity docks in all
     */
    public record Station(String id, String name, Point point, int capacity) {}

    /**
     * A vehicle waiting for its rider.
     *
     * @param id GBFS vehicle_id
     * @param point where
     * @param stationId the station it is docked at, if any
     * @param rangeMetres how far it still goes
     */
    public record Standing(String id, Point point, Optional<String> stationId, int rangeMetres) {}

    /** How many vehicles are docked at the station. */
    public long dockedAt(String stationId) {
        return vehicles.stream()
                .filter(vehicle -> vehicle.stationId().equals(Optional.of(stationId)))
                .count();
    }
}
