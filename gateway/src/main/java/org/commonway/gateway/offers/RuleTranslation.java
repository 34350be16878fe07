package org.commonway.gateway.offers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.area.Area;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.proto.operator.v1.GeofencingZone;
import org.commonway.proto.operator.v1.Polygon;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.ZoneRule;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Position;

/**
 * From what a profile says of where and when vehicles may be ridden to the planner's words. A zone whose area is none, and
 * hours that are not understood, are left out and told; the rest holds.
 */
final class RuleTranslation {
    private final String operatorId;
    private final ZoneId timeZone;
    private final List<String> refusals = new ArrayList<>();

    private RuleTranslation(String operatorId, ZoneId timeZone) {
        this.operatorId = operatorId;
        this.timeZone = timeZone;
    }

    /**
     * What was made of a profile.
     *
     * @param rules empty where the operator has none
     * @param refusals a sentence for each part that was left out
     */
    record Translated(Optional<RentalRules> rules, List<String> refusals) {}

    static Translated translate(String operatorId, Profile profile) {
        RuleTranslation translation = new RuleTranslation(operatorId, zoneOf(profile));
        List<org.commonway.planner.vehicles.rule.GeofencingZone> zones = new ArrayList<>();
        List<org.commonway.planner.vehicles.rule.ZoneRule> everywhere = new ArrayList<>();
        Optional<OpeningHours> hours = Optional.empty();
        for (Service service : profile.getServicesList()) {
            SharedVehicleService shared = service.getSharedVehicles();
            shared.getZonesList().forEach(zone -> translation.zone(zone).ifPresent(zones::add));
            shared.getGlobalRulesList().forEach(rule -> everywhere.add(rule(rule)));
            hours = hours.or(() -> translation.hours(shared.getOpeningHours()));
        }
        boolean none = zones.isEmpty() && everywhere.isEmpty() && hours.isEmpty();
        return new Translated(
                none ? Optional.empty() : Optional.of(new RentalRules(zones, everywhere, hours)),
                List.copyOf(translation.refusals));
    }

    /** The operator's time zone, by which its hours are meant; UTC for one that is none. */
    static ZoneId zoneOf(Profile profile) {
        try {
            return ZoneId.of(profile.getTimeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private Optional<OpeningHours> hours(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(OpeningHours.parse(text, timeZone));
        } catch (IllegalArgumentException e) {
            refusals.add("The " + e.getMessage() + ", so its vehicles are shown at any time.");
            return Optional.empty();
        }
    }

    private Optional<org.commonway.planner.vehicles.rule.GeofencingZone> zone(GeofencingZone zone) {
        try {
            String what = "Zone \"" + zone.getName() + "\" of " + operatorId;
            double[][][][] polygons = zone.getPolygonsList().stream()
                    .map(RuleTranslation::polygon)
                    .toArray(double[][][][]::new);
            return Optional.of(new org.commonway.planner.vehicles.rule.GeofencingZone(
                    zone.getName(),
                    Area.of(what, polygons),
                    moment(zone.hasStart(), zone.getStart()),
                    moment(zone.hasEnd(), zone.getEnd()),
                    zone.getRulesList().stream().map(RuleTranslation::rule).toList()));
        } catch (PlannerRefusal e) {
            refusals.add(e.getMessage() + " It is left out.");
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(boolean present, Moment moment) {
        return present ? Optional.of(Instant.ofEpochMilli(moment.getEpochMillis())) : Optional.empty();
    }

    private static org.commonway.planner.vehicles.rule.ZoneRule rule(ZoneRule rule) {
        return new org.commonway.planner.vehicles.rule.ZoneRule(
                Set.copyOf(rule.getVehicleTypeIdsList()),
                rule.getRideStartAllowed(),
                rule.getRideEndAllowed(),
                rule.getRideThroughAllowed(),
                rule.getMaximumSpeedKph() > 0
                        ? OptionalInt.of(1000 * Math.min(rule.getMaximumSpeedKph(), 1_000))
                        : OptionalInt.empty(),
                rule.getStationParking());
    }

    private static double[][][] polygon(Polygon polygon) {
        List<double[][]> rings = new ArrayList<>();
        rings.add(ring(polygon.getOuter().getRingList()));
        polygon.getHolesList().forEach(hole -> rings.add(ring(hole.getRingList())));
        return rings.toArray(double[][][]::new);
    }

    /** The network's rings are open, the planner's closed. */
    private static double[][] ring(List<Position> corners) {
        double[][] ring = new double[corners.isEmpty() ? 0 : corners.size() + 1][];
        for (int i = 0; i < ring.length; i++) {
            Position corner = corners.get(i % corners.size());
            ring[i] = new double[] {corner.getLongitudeE7() / 1e7, corner.getLatitudeE7() / 1e7};
        }
        return ring;
    }
}
