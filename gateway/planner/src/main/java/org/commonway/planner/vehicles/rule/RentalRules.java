package org.commonway.planner.vehicles.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.planner.place.Coordinate;

/**
 * Where and when one operator's vehicles may be rented, ridden and left. Where zones lie over each other, all of them
 * count; where two say different things, the one that comes first does. What holds everywhere counts where no zone says
 * anything of the vehicle type (GBFS 3.0, geofencing_zones.json).
 *
 * @param zones in the order of the feed
 * @param everywhere global_rules, in the order of the feed
 * @param hours opening_hours of system_information.json; empty for at any time
 */
public record RentalRules(List<GeofencingZone> zones, List<ZoneRule> everywhere, Optional<OpeningHours> hours) {
    /** Copies the lists. */
    public RentalRules {
        zones = List.copyOf(zones);
        everywhere = List.copyOf(everywhere);
    }

    /** The zones that are in force at any moment of this stretch of time and say something of this type, in order. */
    public List<GeofencingZone> zonesFor(String typeId, Instant from, Instant until) {
        return zones.stream()
                .filter(zone ->
                        zone.isInForce(from, until) && zone.ruleFor(typeId).isPresent())
                .toList();
    }

    /** What holds for this type where no zone says anything of it. */
    public ZoneRule elsewhere(String typeId) {
        return joined(everywhere, typeId).orElse(ZoneRule.FREE);
    }

    /** What a zone of {@link #zonesFor} says of that type. */
    public static ZoneRule ruleOf(GeofencingZone zone, String typeId) {
        return zone.ruleFor(typeId).orElse(ZoneRule.FREE);
    }

    /**
     * What holds for vehicles of this type where these of the zones lie over each other, in order, at any moment of this
     * stretch of time.
     */
    public ZoneRule in(List<GeofencingZone> here, String typeId, Instant from, Instant until) {
        return joined(
                        here.stream()
                                .filter(zone -> zone.isInForce(from, until))
                                .flatMap(zone -> zone.rules().stream())
                                .toList(),
                        typeId)
                .orElseGet(() -> elsewhere(typeId));
    }

    /** As {@link #in}, for the zones in which this place lies; looks at all of them. */
    public ZoneRule at(Coordinate place, String typeId, Instant from, Instant until) {
        return in(zones.stream().filter(zone -> zone.area().contains(place)).toList(), typeId, from, until);
    }

    static Optional<ZoneRule> joined(List<ZoneRule> rules, String typeId) {
        Stream<ZoneRule> about = rules.stream().filter(rule -> rule.isFor(typeId));
        return about.reduce(ZoneRule::before);
    }
}
