package org.commonway.node.station;

import org.commonway.node.place.Position;

/**
 * A place with docks, as in GBFS station_information.json and station_status.json.
 *
 * @param stationId of the feed
 * @param name as riders read it
 * @param position where it stands
 * @param docks how many docks, and whether one can return a vehicle
 * @param openingHours station_opening_hours, in OpenStreetMap's format; empty where those of the system count
 */
public record Station(String stationId, String name, Position position, Docks docks, String openingHours) {

    /** A station without hours of its own. */
    public Station(String stationId, String name, Position position, Docks docks) {
        this(stationId, name, position, docks, "");
    }

    /**
     * The docks of a station.
     *
     * @param capacity all of them
     * @param available empty ones
     * @param returning whether vehicles are taken back
     */
    public record Docks(int capacity, int available, boolean returning) {
        /** The same with so many more (or fewer) empty docks, within 0 and the capacity. */
        public Docks plusAvailable(int change) {
            int most = Math.max(capacity, available);
            return new Docks(capacity, Math.max(0, Math.min(most, available + change)), returning);
        }
    }

    /** The same station with so many more (or fewer) empty docks. */
    public Station plusAvailable(int change) {
        return new Station(stationId, name, position, docks.plusAvailable(change), openingHours);
    }

    /** True when a vehicle can be left here. */
    public boolean takesVehicles() {
        return docks.returning() && docks.available() > 0;
    }
}
