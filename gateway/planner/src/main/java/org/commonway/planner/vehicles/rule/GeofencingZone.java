package org.commonway.planner.vehicles.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.area.Area;

/**
 * An area with rules of its own, as a feature of GBFS 3.0 geofencing_zones.json.
 *
 * @param name as riders read it; may be empty
 * @param area where
 * @param start from when on; empty for always
 * @param end until when; empty for always
 * @param rules in the order of the feed: the earlier counts
 */
public record GeofencingZone(
        String name, Area area, Optional<Instant> start, Optional<Instant> end, List<ZoneRule> rules) {
    /** Copies the list. */
    public GeofencingZone {
        rules = List.copyOf(rules);
    }

    /** Whether it is in force at any moment of this stretch of time. */
    boolean isInForce(Instant from, Instant until) {
        return start.filter(begins -> begins.isAfter(until)).isEmpty()
                && end.filter(ends -> !ends.isAfter(from)).isEmpty();
    }

    /** What it says of vehicles of this type; empty if nothing. */
    Optional<ZoneRule> ruleFor(String typeId) {
        return RentalRules.joined(rules, typeId);
    }
}
