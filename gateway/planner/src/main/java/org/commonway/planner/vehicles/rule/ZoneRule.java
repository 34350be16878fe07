package org.commonway.planner.vehicles.rule;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What holds in a zone, or everywhere else, as a rule of GBFS 3.0 geofencing_zones.json.
 *
 * @param vehicleTypeIds for which vehicle types; none is for all
 * @param startAllowed ride_start_allowed: whether a ride may begin here
 * @param endAllowed ride_end_allowed: whether a free-floating vehicle may be left here
 * @param throughAllowed ride_through_allowed: whether one may ride through
 * @param mostMetresPerHour maximum_speed_kph, in metres an hour, at least 1,000; empty for none
 * @param stationParking station_parking: whether a vehicle may be left here at a station only
 */
public record ZoneRule(
        Set<String> vehicleTypeIds,
        boolean startAllowed,
        boolean endAllowed,
        boolean throughAllowed,
        OptionalInt mostMetresPerHour,
        boolean stationParking) {
    /** All is allowed. */
    public static final ZoneRule FREE = new ZoneRule(Set.of(), true, true, true, OptionalInt.empty(), false);

    private static final int SLOWEST_METRES_PER_HOUR = 1_000;

    /** Copies the set; refuses a speed at which nobody gets anywhere. */
    public ZoneRule {
        vehicleTypeIds = Set.copyOf(vehicleTypeIds);
        if (mostMetresPerHour.isPresent() && mostMetresPerHour.getAsInt() < SLOWEST_METRES_PER_HOUR) {
            throw new IllegalArgumentException(
                    "a zone's speed is 1,000 metres an hour or more, not " + mostMetresPerHour.getAsInt());
        }
    }

    /** Whether it is about vehicles of this type. */
    public boolean isFor(String typeId) {
        return vehicleTypeIds.isEmpty() || vehicleTypeIds.contains(typeId);
    }

    /** This rule where it says something, and a later one of the same place where it does not. */
    ZoneRule before(ZoneRule later) {
        return new ZoneRule(
                vehicleTypeIds,
                startAllowed,
                endAllowed,
                throughAllowed,
                mostMetresPerHour.isPresent() ? mostMetresPerHour : later.mostMetresPerHour,
                stationParking || later.stationParking);
    }
}
