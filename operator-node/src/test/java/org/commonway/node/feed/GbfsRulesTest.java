package org.commonway.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.node.place.Position;
import org.commonway.node.vehicle.VehicleRules;
import org.junit.jupiter.api.Test;

class GbfsRulesTest {
    private static final String RING = "[[-8.6, 41.1], [-8.5, 41.1], [-8.5, 41.2], [-8.6, 41.1]]";

    private final SkippedEntries skipped = new SkippedEntries();

    private VehicleRules read(String features, String globalRules) {
        JsonObject data = JsonParser.parseString(
                        "{\"geofencing_zones\": {\"type\": \"FeatureCollection\", \"features\": [" + features
                                + "]}, \"global_rules\": [" + globalRules + "]}")
                .getAsJsonObject();
        JsonObject system = JsonParser.parseString("{\"opening_hours\": \"Mo-Fr 06:00-22:00\"}")
                .getAsJsonObject();
        return new GbfsRules(skipped).read(Optional.of(data), Optional.of(system));
    }

    private static String feature(String properties, String polygons) {
        return "{\"type\": \"Feature\", \"properties\": {" + properties
                + "}, \"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [" + polygons + "]}}";
    }

    @Test
    void version_3_0_zones_have_times_rules_and_rings_that_end_where_they_begin() {
        VehicleRules rules = read(
                feature(
                        "\"name\": [{\"text\": \"Ribeira\", \"language\": \"pt\"}],"
                                + "\"start\": \"2024-05-14T08:00:00+01:00\","
                                + "\"rules\": [{\"vehicle_type_ids\": [\"kick\"], \"ride_start_allowed\": true,"
                                + "\"ride_end_allowed\": false, \"ride_through_allowed\": true, \"maximum_speed_kph\": 10}]",
                        "[" + RING + "]"),
                "{\"ride_start_allowed\": true, \"ride_end_allowed\": true, \"ride_through_allowed\": false,"
                        + " \"station_parking\": true}");

        assertThat(rules.openingHours()).isEqualTo("Mo-Fr 06:00-22:00");
        assertThat(rules.everywhere()).containsExactly(new VehicleRules.Rule(List.of(), true, true, false, 0, true));
        VehicleRules.Zone zone = rules.zones().get(0);
        assertThat(zone.name()).isEqualTo("Ribeira");
        assertThat(zone.start()).contains(Instant.parse("2024-05-14T07:00:00Z"));
        assertThat(zone.end()).isEmpty();
        assertThat(zone.rules()).containsExactly(new VehicleRules.Rule(List.of("kick"), true, false, true, 10, false));
        assertThat(zone.polygons().get(0).get(0).ring())
                .containsExactly(
                        Position.ofDegrees(41.1, -8.6), Position.ofDegrees(41.1, -8.5), Position.ofDegrees(41.2, -8.5));
        assertThat(skipped.total()).isZero();
    }

    @Test
    void version_2_has_one_word_for_starting_and_ending_and_counts_seconds() {
        VehicleRules rules = read(
                feature(
                        "\"name\": \"Ribeira\", \"end\": 1715670000, \"rules\": [{\"vehicle_type_id\": [\"kick\"],"
                                + "\"ride_allowed\": false, \"ride_through_allowed\": true}]",
                        "[" + RING + "]"),
                "");

        assertThat(rules.zones().get(0).end()).contains(Instant.ofEpochSecond(1_715_670_000));
        assertThat(rules.zones().get(0).rules())
                .containsExactly(new VehicleRules.Rule(List.of("kick"), false, false, true, 0, false));
    }

    @Test
    void zones_that_cannot_be_used_are_counted_by_name_and_the_others_stay() {
        String rule = ", \"rules\": [{\"ride_end_allowed\": false}]";
        VehicleRules rules = read(
                String.join(
                        ",",
                        feature(
                                "\"name\": \"open\"" + rule,
                                "[[[-8.6, 41.1], [-8.5, 41.1], [-8.5, 41.2], [-8.6, 41.3]]]"),
                        feature("\"name\": \"off\"" + rule, "[[[-8.6, 91], [-8.5, 41.1], [-8.5, 41.2], [-8.6, 91]]]"),
                        feature("\"name\": \"words\"" + rule, "[[[\"a\", \"b\"]]]"),
                        feature("\"name\": \"flat\"" + rule, "5"),
                        feature("\"name\": \"when\", \"start\": \"soon\"" + rule, "[" + RING + "]"),
                        feature("\"name\": \"free\"", "[" + RING + "]"),
                        feature("\"name\": \"good\"" + rule, "[" + RING + "]")),
                "");

        assertThat(rules.zones()).extracting(VehicleRules.Zone::name).containsExactly("good");
        assertThat(skipped.byReason().keySet())
                .containsExactlyInAnyOrder(
                        "zone \"open\" whose area or times cannot be read",
                        "zone \"off\" whose area or times cannot be read",
                        "zone \"words\" whose area or times cannot be read",
                        "zone \"flat\" whose area or times cannot be read",
                        "zone \"when\" whose area or times cannot be read",
                        "zone \"free\" without rules");
    }

    @Test
    void a_feed_without_them_has_no_rules() {
        assertThat(new GbfsRules(skipped).read(Optional.empty(), Optional.empty()))
                .isEqualTo(VehicleRules.NONE);
    }
}
