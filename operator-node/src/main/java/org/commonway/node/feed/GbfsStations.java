package org.commonway.node.feed;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;

/** station_information.json joined with station_status.json. */
final class GbfsStations {
    private GbfsStations() {}

    /**
     * A station and what its status says of vehicles.
     *
     * @param station with its docks
     * @param status its entry in station_status.json
     */
    record Found(Station station, JsonObject status) {}

    static List<Found> join(List<JsonObject> information, List<JsonObject> status, SkippedEntries skipped) {
        Map<String, JsonObject> statusById = new HashMap<>();
        status.forEach(entry -> Json.findText(entry, "station_id").ifPresent(id -> statusById.put(id, entry)));
        List<Found> found = new ArrayList<>();
        for (JsonObject entry : information) {
            Optional<Found> station = Json.findText(entry, "station_id")
                    .flatMap(id -> Optional.ofNullable(statusById.get(id))
                            .flatMap(now -> findPosition(entry)
                                    .map(position -> new Found(station(id, entry, now, position), now))));
            station.ifPresentOrElse(found::add, () -> skipped.count("station without id, position or status"));
        }
        return found;
    }

    static Optional<Position> findPosition(JsonObject entry) {
        Optional<BigDecimal> latitude = Json.findNumber(entry, "lat");
        Optional<BigDecimal> longitude = Json.findNumber(entry, "lon");
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Position.ofDegrees(
                    latitude.get().doubleValue(), longitude.get().doubleValue()));
        } catch (IllegalArgumentException nowhere) {
            return Optional.empty();
        }
    }

    private static Station station(String id, JsonObject information, JsonObject status, Position position) {
        int docks = Math.max(0, Json.getInt(status, "num_docks_available", 0));
        int capacity = Math.max(docks, Json.getInt(information, "capacity", 0));
        boolean returning = Json.isTrue(status, "is_returning", true) && Json.isTrue(status, "is_installed", true);
        return new Station(
                id,
                Json.findName(information, "name").orElse(id),
                position,
                new Station.Docks(capacity, docks, returning),
                Json.findText(information, "station_opening_hours").orElse(""));
    }
}
