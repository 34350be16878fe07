package org.commonway.gateway.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.proto.operator.v1.GeofencingZone;
import org.commonway.proto.operator.v1.Polygon;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.ZoneRule;
import org.commonway.proto.type.v1.Area;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.Test;

/** From what a node says of where and when its vehicles may be ridden to the planner's words. */
class RuleTranslationTest {
    private static final Instant NOW = Instant.parse("2026-05-14T08:00:00Z");
    private static final ZoneRule SLOW_PARKING_FOR_KICKS = ZoneRule.newBuilder()
            .addVehicleTypeIds("kick")
            .setRideStartAllowed(true)
            .setRideThroughAllowed(true)
            .setMaximumSpeedKph(6)
            .build();

    private static GeofencingZone.Builder zone(String name, int... degrees) {
        Area.Builder ring = Area.newBuilder();
        for (int i = 0; i < degrees.length; i += 2) {
            ring.addRing(Position.newBuilder()
                    .setLongitudeE7(degrees[i] * 10_000_000)
                    .setLatitudeE7(degrees[i + 1] * 10_000_000));
        }
        return GeofencingZone.newBuilder()
                .setName(name)
                .addPolygons(Polygon.newBuilder().setOuter(ring))
                .addRules(SLOW_PARKING_FOR_KICKS);
    }

    private static RuleTranslation.Translated translate(SharedVehicleService.Builder vehicles) {
        return RuleTranslation.translate(
                "scoot",
                Profile.newBuilder()
                        .setTimeZone("Europe/Lisbon")
                        .addServices(Service.newBuilder().setSharedVehicles(vehicles))
                        .build());
    }

    @Test
    void zones_rules_and_hours_are_taken_over() {
        RuleTranslation.Translated translated = translate(SharedVehicleService.newBuilder()
                .setOpeningHours("Mo-Su 06:00-22:00")
                .addZones(zone("Old town", 0, 0, 4, 0, 4, 4, 0, 4)
                        .setEnd(Moment.newBuilder().setEpochMillis(NOW.toEpochMilli())))
                .addGlobalRules(
                        ZoneRule.newBuilder().setRideThroughAllowed(true).setStationParking(true)));
        RentalRules rules = translated.rules().orElseThrow();
        Coordinate inside = new Coordinate(1, 1);

        assertThat(translated.refusals()).isEmpty();
        var before = rules.at(inside, "kick", NOW.minusSeconds(60), NOW.minusSeconds(30));
        assertThat(before.startAllowed()).isTrue();
        assertThat(before.endAllowed()).isFalse();
        assertThat(before.mostMetresPerHour()).isEqualTo(OptionalInt.of(6_000));
        assertThat(rules.at(inside, "kick", NOW, NOW).stationParking()).isTrue();
        assertThat(rules.at(inside, "bike", NOW.minusSeconds(60), NOW).startAllowed())
                .isFalse();
        assertThat(rules.everywhere())
                .singleElement()
                .satisfies(rule -> assertThat(rule.vehicleTypeIds()).isEqualTo(Set.of()));
        assertThat(rules.hours().map(OpeningHours::zone)).isPresent();
        // 22:00 in Lisbon is 21:00 UTC in May.
        assertThat(rules.hours().orElseThrow().isOpen(Instant.parse("2026-05-14T20:59:00Z")))
                .isTrue();
        assertThat(rules.hours().orElseThrow().isOpen(Instant.parse("2026-05-14T21:00:00Z")))
                .isFalse();
    }

    @Test
    void a_zone_that_crosses_itself_and_hours_that_nobody_understands_are_told_and_the_rest_holds() {
        RuleTranslation.Translated translated = translate(SharedVehicleService.newBuilder()
                .setOpeningHours("when the sun shines")
                .addZones(zone("Bow tie", 0, 0, 4, 4, 4, 0, 0, 4))
                .addZones(zone("Nothing"))
                .addZones(zone("Old town", 0, 0, 4, 0, 4, 4, 0, 4)));

        assertThat(translated.refusals()).hasSize(3);
        assertThat(translated.refusals())
                .anySatisfy(sentence -> assertThat(sentence).contains("Zone \"Bow tie\" of scoot", "left out"))
                .anySatisfy(sentence -> assertThat(sentence).contains("Zone \"Nothing\" of scoot"))
                .anySatisfy(sentence -> assertThat(sentence).contains("when the sun shines"));
        assertThat(translated.rules().orElseThrow().zones()).hasSize(1);
        assertThat(translated.rules().orElseThrow().hours()).isEmpty();
    }

    @Test
    void an_operator_that_says_nothing_has_no_rules() {
        assertThat(translate(SharedVehicleService.newBuilder()))
                .isEqualTo(new RuleTranslation.Translated(Optional.empty(), java.util.List.of()));
    }
}
