package org.commonway.planner.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.area.AreaIndex;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.planner.vehicles.rule.GeofencingZone;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.planner.vehicles.rule.ZoneRule;

/** The streets as one operator's rules leave them to each of its vehicle types; worked out when first asked for, and kept. */
final class RuledStreets {
    private static final int MOST_KEPT = 24;

    private final Streets streets;
    private final RentalRules rules;
    private final AreaIndex index;
    private final Map<Key, Streets> known = new ConcurrentHashMap<>();

    private record Key(VehicleType type, StreetProfile profile, List<GeofencingZone> zones) {}

    RuledStreets(Streets streets, RentalRules rules) {
        this.streets = streets;
        this.rules = rules;
        this.index =
                new AreaIndex(rules.zones().stream().map(GeofencingZone::area).toList());
    }

    /** What holds for vehicles of this type at a place. */
    ZoneRule at(Coordinate place, String typeId, Instant from, Instant until) {
        List<Integer> here = index.listContaining(place);
        return here.isEmpty()
                ? rules.elsewhere(typeId)
                : rules.in(here.stream().map(rules.zones()::get).toList(), typeId, from, until);
    }

    /** Whether it was made of exactly these objects. */
    @SuppressWarnings("ReferenceEquality") // Areas are the same only if they are the same object.
    boolean isOf(Streets other, RentalRules otherRules) {
        return streets == other && rules == otherRules;
    }

    /** For vehicles of this type while the zones of this stretch of time are in force. */
    Streets of(VehicleType type, StreetProfile profile, Instant from, Instant until) {
        if (known.size() > MOST_KEPT) {
            // Zones have come into force and gone again.
            known.clear();
        }
        Key key = new Key(type, profile, rules.zonesFor(type.typeId(), from, until));
        return known.computeIfAbsent(key, this::limited);
    }

    private Streets limited(Key key) {
        String typeId = key.type().typeId();
        StreetLimits limits = new StreetLimits(
                key.zones().stream()
                        .map(zone -> new StreetLimits.Part(zone.area(), limit(RentalRules.ruleOf(zone, typeId))))
                        .toList(),
                limit(rules.elsewhere(typeId)));
        return limits.isNone()
                ? streets
                : streets.within(limits, key.profile(), key.type().speedMetresPerHour());
    }

    private static StreetLimits.Limit limit(ZoneRule rule) {
        return new StreetLimits.Limit(
                !rule.throughAllowed(), rule.mostMetresPerHour().orElse(0));
    }
}
