package org.commonway.node.vehicle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.node.place.Area;

/**
 * Where and when vehicles may be rented, ridden and left, as the feed has it.
 *
 * @param openingHours opening_hours of GBFS 3 system_information.json, in OpenStreetMap's format; empty for at any time
 * @param zones of geofencing_zones.json, in the order of the feed
 * @param everywhere global_rules: what holds where no zone says anything
 */
public record VehicleRules(String openingHours, List<Zone> zones, List<Rule> everywhere) {
    /** Everything, at any time. */
    public static final VehicleRules NONE = new VehicleRules("", List.of(), List.of());

    /** Copies the lists. */
    public VehicleRules {
        zones = List.copyOf(zones);
        everywhere = List.copyOf(everywhere);
    }

    /**
     * An area with rules of its own.
     *
     * @param name as riders read it; may be empty
     * @param polygons each an outer ring and then its holes
     * @param start from when on; empty for always
     * @param end until when; empty for always
     * @param rules in the order of the feed
     */
    public record Zone(
            String name, List<List<Area>> polygons, Optional<Instant> start, Optional<Instant> end, List<Rule> rules) {
        /** Copies the lists. */
        public Zone {
            polygons = polygons.stream().map(List::copyOf).toList();
            rules = List.copyOf(rules);
        }
    }

    /**
     * What holds.
     *
     * @param vehicleTypeIds for which types; none for all
     * @param startAllowed whether a ride may begin
     * @param endAllowed whether one may end
     * @param throughAllowed whether one may ride through
     * @param maximumSpeedKph kilometres an hour; 0 for no limit
     * @param stationParking whether vehicles may be left at stations only
     */
    public record Rule(
            List<String> vehicleTypeIds,
            boolean startAllowed,
            boolean endAllowed,
            boolean throughAllowed,
            int maximumSpeedKph,
            boolean stationParking) {
        /** Copies the list. */
        public Rule {
            vehicleTypeIds = List.copyOf(vehicleTypeIds);
        }
    }
}
