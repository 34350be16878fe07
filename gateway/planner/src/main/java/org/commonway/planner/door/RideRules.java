package org.commonway.planner.door;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.planner.vehicles.rule.ZoneRule;

/**
 * What one search may do with shared vehicles. Of a zone with a start or an end, all counts that is in force at any moment
 * of the search's stretch of time. Hours are looked at twice: before the search, whether it is open at all within that
 * stretch, and after it, whether it is open when a vehicle is rented and when it is given back. Not for many threads.
 */
public final class RideRules {
    private final FleetIndex fleet;
    private final Predicate<SharedVehicle> wanted;
    private final Instant from;
    private final Instant until;
    private final Set<OpeningHours> closed;
    private final Map<Kind, Streets> streets = new ConcurrentHashMap<>();
    private final Map<OpeningHours, Boolean> open = new ConcurrentHashMap<>();

    private record Kind(String operatorId, String typeId) {}

    /**
     * Rules of a search.
     *
     * @param wanted what the rider would ride
     * @param from the first moment at which a ride may begin
     * @param until the last moment that counts
     * @param closed hours at which nothing is to be rented or given back in this search
     */
    public RideRules(
            FleetIndex fleet, Predicate<SharedVehicle> wanted, Instant from, Instant until, Set<OpeningHours> closed) {
        this.fleet = fleet;
        this.wanted = wanted;
        this.from = from;
        this.until = until;
        this.closed = Set.copyOf(closed);
    }

    /** Whether the vehicle may be rented where it stands. */
    boolean mayRent(SharedVehicle vehicle) {
        if (!wanted.test(vehicle)) {
            return false;
        }
        if (!fleet.hasRules()) {
            return true;
        }
        return rule(vehicle, vehicle.position()).map(ZoneRule::startAllowed).orElse(true)
                && fleet.findHours(vehicle).map(this::isOpen).orElse(true);
    }

    /** Whether the vehicle, free-floating, may be left at this place. */
    boolean mayLeave(SharedVehicle vehicle, Coordinate place) {
        return rule(vehicle, place)
                .map(rule -> rule.endAllowed() && !rule.stationParking())
                .orElse(true);
    }

    /** Whether the vehicle may be given back at the station: a docked one, or any where vehicles are left at stations only. */
    boolean mayReturn(SharedVehicle vehicle, VehicleStation station) {
        if (!station.operatorId().equals(vehicle.operatorId())
                || !fleet.findHours(station).map(this::isOpen).orElse(true)) {
            return false;
        }
        return vehicle.stationId().isPresent()
                || rule(vehicle, station.position())
                        .map(rule -> rule.endAllowed() && rule.stationParking())
                        .orElse(false);
    }

    /** Whether the vehicle, free-floating, has rules by which stations may matter to it. */
    boolean mayNeedStation(SharedVehicle vehicle) {
        return rules(vehicle)
                .map(rules -> Stream.concat(
                                rules.zones().stream().flatMap(zone -> zone.rules().stream()),
                                rules.everywhere().stream())
                        .anyMatch(ZoneRule::stationParking))
                .orElse(false);
    }

    /** The streets as the vehicle may use them. */
    Streets streets(SharedVehicle vehicle) {
        if (rules(vehicle).isEmpty()) {
            return fleet.streets();
        }
        return streets.computeIfAbsent(
                new Kind(vehicle.operatorId(), vehicle.type().typeId()),
                missing -> fleet.streets(vehicle, from, until));
    }

    /** Whether the time at which this way is taken matters. */
    public boolean hasHours(DoorWay way) {
        return way.rental()
                .map(ride -> fleet.findHours(ride.vehicle()).isPresent()
                        || ride.returnTo().flatMap(fleet::findHours).isPresent())
                .orElse(false);
    }

    /** The hours within which a ride that begins and ends at these moments is not; empty if there are none. */
    public Optional<OpeningHours> findViolated(DoorWay.RentalRide ride, Instant begins, Instant ends) {
        Optional<OpeningHours> returning =
                ride.returnTo().isPresent() ? fleet.findHours(ride.returnTo().get()) : fleet.findHours(ride.vehicle());
        return fleet.findHours(ride.vehicle())
                .filter(hours -> !hours.isOpen(begins))
                .or(() -> returning.filter(hours -> !hours.isOpen(ends)));
    }

    private Optional<RentalRules> rules(SharedVehicle vehicle) {
        return fleet.fleet().findRules(vehicle.operatorId());
    }

    private Optional<ZoneRule> rule(SharedVehicle vehicle, Coordinate place) {
        return fleet.findRule(vehicle, place, from, until);
    }

    private boolean isOpen(OpeningHours hours) {
        return !closed.contains(hours) && open.computeIfAbsent(hours, unknown -> unknown.isOpen(from, until));
    }
}
