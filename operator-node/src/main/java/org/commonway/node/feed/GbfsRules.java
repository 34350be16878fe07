package org.commonway.node.feed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.node.place.Area;
import org.commonway.node.place.Position;
import org.commonway.node.vehicle.VehicleRules;

/**
 * geofencing_zones.json and the opening hours of system_information.json. A zone that has no rules or no area is left out,
 * and counted with its name. The hours of GBFS 2 (system_hours.json) are not read.
 */
final class GbfsRules {
    private final SkippedEntries skipped;

    GbfsRules(SkippedEntries skipped) {
        this.skipped = skipped;
    }

    VehicleRules read(Optional<JsonObject> zones, Optional<JsonObject> system) {
        List<VehicleRules.Zone> found = new ArrayList<>();
        zones.flatMap(data -> Json.findObject(data, "geofencing_zones"))
                .map(collection -> Json.listObjects(collection, "features"))
                .orElse(List.of())
                .forEach(feature -> zone(feature).ifPresent(found::add));
        return new VehicleRules(
                system.flatMap(data -> Json.findText(data, "opening_hours")).orElse(""),
                found,
                zones.map(data -> rules(data, "global_rules")).orElse(List.of()));
    }

    private Optional<VehicleRules.Zone> zone(JsonObject feature) {
        JsonObject properties = Json.findObject(feature, "properties").orElseGet(JsonObject::new);
        String name = Json.findName(properties, "name").orElse("");
        List<VehicleRules.Rule> rules = rules(properties, "rules");
        if (rules.isEmpty()) {
            skipped.count("zone \"" + name + "\" without rules");
            return Optional.empty();
        }
        try {
            return Optional.of(new VehicleRules.Zone(
                    name,
                    polygons(Json.findObject(feature, "geometry").orElseGet(JsonObject::new)),
                    time(properties, "start"),
                    time(properties, "end"),
                    rules));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException unusable) {
            skipped.count("zone \"" + name + "\" whose area or times cannot be read");
            return Optional.empty();
        }
    }

    /** GBFS 2 has one word for starting and ending, and another name for the list of types. */
    private static List<VehicleRules.Rule> rules(JsonObject from, String name) {
        return Json.listObjects(from, name).stream()
                .map(rule -> {
                    boolean allowed = Json.isTrue(rule, "ride_allowed", true);
                    List<String> types = texts(rule, "vehicle_type_ids");
                    return new VehicleRules.Rule(
                            types.isEmpty() ? texts(rule, "vehicle_type_id") : types,
                            Json.isTrue(rule, "ride_start_allowed", allowed),
                            Json.isTrue(rule, "ride_end_allowed", allowed),
                            Json.isTrue(rule, "ride_through_allowed", true),
                            Math.max(0, Json.getInt(rule, "maximum_speed_kph", 0)),
                            Json.isTrue(rule, "station_parking", false));
                })
                .toList();
    }

    private static List<String> texts(JsonObject from, String name) {
        List<String> texts = new ArrayList<>();
        Json.find(from, name)
                .filter(JsonElement::isJsonArray)
                .ifPresent(array -> array.getAsJsonArray().forEach(text -> texts.add(text.getAsString())));
        return texts;
    }

    /** RFC 3339 in GBFS 3, seconds since 1970 in GBFS 2. */
    private static Optional<Instant> time(JsonObject from, String name) {
        Optional<String> text = Json.findText(from, name);
        return text.isPresent() && text.get().chars().allMatch(Character::isDigit)
                ? Json.findNumber(from, name).map(BigDecimal::longValue).map(Instant::ofEpochSecond)
                : text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    }

    private static List<List<Area>> polygons(JsonObject geometry) {
        List<List<Area>> polygons = new ArrayList<>();
        JsonArray coordinates = Json.find(geometry, "coordinates")
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
        for (JsonElement polygon : coordinates) {
            List<Area> rings = new ArrayList<>();
            polygon.getAsJsonArray().forEach(ring -> rings.add(ring(ring.getAsJsonArray())));
            polygons.add(rings);
        }
        if (polygons.isEmpty() || polygons.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("no polygon");
        }
        return polygons;
    }

    /** GeoJSON closes its rings; the network does not. */
    private static Area ring(JsonArray positions) {
        List<Position> ring = new ArrayList<>();
        for (JsonElement position : positions) {
            JsonArray degrees = position.getAsJsonArray();
            if (degrees.size() < 2) {
                throw new IllegalArgumentException("no position: " + degrees);
            }
            ring.add(Position.ofDegrees(
                    degrees.get(1).getAsDouble(), degrees.get(0).getAsDouble()));
        }
        int last = ring.size() - 1;
        if (last < 1 || !ring.get(0).equals(ring.get(last))) {
            throw new IllegalArgumentException("a ring that is not closed");
        }
        return new Area(ring.subList(0, last));
    }
}
