package org.commonway.node.feed;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.node.vehicle.Vehicle.Spot;
import org.commonway.node.vehicle.VehicleType;

/**
 * The vehicles that can be rented: those listed one by one (vehicle_status.json, in GBFS 2 free_bike_status.json), and
 * those that stations only count. The latter are given ids of their own, station_id#1, station_id#2 ...
 */
final class GbfsVehicles {
    private static final int MOST_PER_STATION = 500;

    private final GbfsTypes types;
    private final Map<String, Station> stations;
    private final SkippedEntries skipped;
    private final Map<String, Vehicle> vehicles = new LinkedHashMap<>();
    private final Map<String, Integer> listedAtStation = new HashMap<>();

    GbfsVehicles(GbfsTypes types, Map<String, Station> stations, SkippedEntries skipped) {
        this.types = types;
        this.stations = stations;
        this.skipped = skipped;
    }

    Map<String, Vehicle> all() {
        return vehicles;
    }

    /** An entry of the vehicle list. */
    void listed(JsonObject entry) {
        Optional<String> stationId = Json.findText(entry, "station_id");
        stationId.ifPresent(id -> listedAtStation.merge(id, 1, Integer::sum));
        if (Json.isTrue(entry, "is_reserved", false) || Json.isTrue(entry, "is_disabled", false)) {
            return;
        }
        Optional<String> id = Json.findText(entry, "vehicle_id").or(() -> Json.findText(entry, "bike_id"));
        Optional<VehicleType> type = types.findType(Json.findText(entry, "vehicle_type_id"));
        Optional<Spot> spot = spot(entry, stationId);
        if (id.isEmpty()) {
            skipped.count("vehicle without id");
        } else if (type.isEmpty()) {
            skipped.count("vehicle of unknown type");
        } else if (spot.isEmpty()) {
            skipped.count("vehicle without position");
        } else {
            int range = Json.getInt(entry, "current_range_meters", type.get().maxRangeMetres());
            add(id.get(), type.get(), Json.findText(entry, "pricing_plan_id"), spot.get(), range);
        }
    }

    private Optional<Spot> spot(JsonObject entry, Optional<String> stationId) {
        Optional<Position> own = GbfsStations.findPosition(entry);
        Optional<Station> station = stationId.flatMap(id -> Optional.ofNullable(stations.get(id)));
        return own.or(() -> station.map(Station::position))
                .map(position -> new Spot(position, station.map(Station::stationId)));
    }

    /** Vehicles that the station counts and nobody listed. */
    void fillStation(GbfsStations.Found found) {
        JsonObject status = found.status();
        if (!Json.isTrue(status, "is_renting", true)) {
            return;
        }
        String stationId = found.station().stationId();
        int counted = Json.getInt(status, "num_vehicles_available", Json.getInt(status, "num_bikes_available", 0));
        int missing = Math.min(MOST_PER_STATION, counted - listedAtStation.getOrDefault(stationId, 0));
        int number = 1;
        for (JsonObject count : Json.listObjects(status, "vehicle_types_available")) {
            for (int i = Json.getInt(count, "count", 0); i > 0 && number <= missing; i--) {
                addCounted(found.station(), Json.findText(count, "vehicle_type_id"), number++);
            }
        }
        while (number <= missing) {
            addCounted(found.station(), Optional.empty(), number++);
        }
    }

    private void addCounted(Station station, Optional<String> typeId, int number) {
        Spot spot = new Spot(station.position(), Optional.of(station.stationId()));
        types.findType(typeId)
                .ifPresentOrElse(
                        type -> add(
                                station.stationId() + "#" + number,
                                type,
                                Optional.empty(),
                                spot,
                                type.maxRangeMetres()),
                        () -> skipped.count("vehicle of unknown type at a station"));
    }

    private void add(String id, VehicleType type, Optional<String> planId, Spot spot, int rangeMetres) {
        types.findPlan(planId, type)
                .ifPresentOrElse(
                        plan -> vehicles.put(
                                id, new Vehicle(id, type.vehicleTypeId(), plan, spot, Math.max(0, rangeMetres))),
                        () -> skipped.count("vehicle without pricing plan"));
    }
}
