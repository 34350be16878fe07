package org.commonway.node.vehicle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Vehicle.Spot;

/**
 * The vehicles and stations of this operator now. A vehicle can be rented while it stands on the street and nobody holds
 * it. Safe for threads.
 */
public final class Fleet {
    /** A ride that ends this near to a station with a free dock ends in the dock. */
    private static final double DOCK_METRES = 40;

    private final FleetListener listener;
    private final Map<String, VehicleType> types = new HashMap<>();
    private final Map<String, PricingPlan> plans = new HashMap<>();
    private final Map<String, Vehicle> vehicles = new HashMap<>();
    private final Map<String, Station> stations = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    private Map<String, Vehicle> lastFed = Map.of();
    private Map<String, Station> lastFedStations = Map.of();
    private VehicleRules rules = VehicleRules.NONE;

    /** An empty fleet. */
    public Fleet(FleetListener listener) {
        this.listener = listener;
    }

    /**
     * Takes over what changed in the feed since the last time. What the feed repeats is left as it is, so that a ride
     * that ended here is not undone by a feed that has not noticed; held vehicles stay held.
     */
    public synchronized void feed(FleetState state) {
        rules = state.rules();
        types.putAll(state.types());
        plans.putAll(state.plans());
        List<Vehicle> rentable = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Vehicle vehicle : state.vehicles().values()) {
            if (!vehicle.equals(lastFed.get(vehicle.vehicleId())) && !held.contains(vehicle.vehicleId())) {
                vehicles.put(vehicle.vehicleId(), vehicle);
                rentable.add(vehicle);
            }
        }
        for (String vehicleId : lastFed.keySet()) {
            if (!state.vehicles().containsKey(vehicleId)
                    && !held.contains(vehicleId)
                    && vehicles.remove(vehicleId) != null) {
                gone.add(vehicleId);
            }
        }
        List<Station> changed = state.stations().values().stream()
                .filter(station -> !station.equals(lastFedStations.get(station.stationId())))
                .toList();
        changed.forEach(station -> stations.put(station.stationId(), station));
        lastFed = heardOf(state.vehicles());
        lastFedStations = state.stations();
        tell(rentable, gone, changed);
    }

    /** What was taken over: of a held vehicle, the state before, so that the news is taken over once it is free. */
    private Map<String, Vehicle> heardOf(Map<String, Vehicle> fed) {
        Map<String, Vehicle> heard = new HashMap<>(fed);
        for (String vehicleId : held) {
            heard.remove(vehicleId);
            Vehicle before = lastFed.get(vehicleId);
            if (before != null) {
                heard.put(vehicleId, before);
            }
        }
        return heard;
    }

    /** The vehicle, when it is on the street, held or not. */
    public synchronized Optional<Vehicle> find(String vehicleId) {
        return Optional.ofNullable(vehicles.get(vehicleId));
    }

    /** Its type; throws when the fleet has none of this id, which the readers do not let happen. */
    public synchronized VehicleType getType(String typeId) {
        VehicleType type = types.get(typeId);
        if (type == null) {
            throw new IllegalStateException("no vehicle type " + typeId);
        }
        return type;
    }

    /** Its plan; throws when the fleet has none of this id, which the readers do not let happen. */
    public synchronized PricingPlan getPlan(String planId) {
        PricingPlan plan = plans.get(planId);
        if (plan == null) {
            throw new IllegalStateException("no pricing plan " + planId);
        }
        return plan;
    }

    /** Every type. */
    public synchronized List<VehicleType> listTypes() {
        return List.copyOf(types.values());
    }

    /** Every plan. */
    public synchronized List<PricingPlan> listPlans() {
        return List.copyOf(plans.values());
    }

    /** Where and when vehicles may be ridden. */
    public synchronized VehicleRules rules() {
        return rules;
    }

    /** Every vehicle that can be rented now. */
    public synchronized List<Vehicle> listRentable() {
        return vehicles.values().stream()
                .filter(vehicle -> !held.contains(vehicle.vehicleId()))
                .toList();
    }

    /** Every station. */
    public synchronized List<Station> listStations() {
        return List.copyOf(stations.values());
    }

    /** True while somebody holds, has booked or rides it. */
    public synchronized boolean isHeld(String vehicleId) {
        return held.contains(vehicleId);
    }

    /** Takes the vehicle out of the offers at once, for as long as it is held, booked or ridden. */
    public synchronized void hold(String vehicleId) {
        if (held.add(vehicleId)) {
            tell(List.of(), List.of(vehicleId), List.of());
        }
    }

    /** Puts the vehicle back into the offers where it stands. */
    public synchronized void free(String vehicleId) {
        Vehicle vehicle = vehicles.get(vehicleId);
        if (held.remove(vehicleId) && vehicle != null) {
            tell(List.of(vehicle), List.of(), List.of());
        }
    }

    /** The rider sets off with a held vehicle: its dock is empty. */
    public synchronized void leave(String vehicleId) {
        Vehicle vehicle = vehicles.get(vehicleId);
        if (vehicle != null) {
            changeDocks(vehicle.spot().stationId(), 1)
                    .ifPresent(station -> tell(List.of(), List.of(), List.of(station)));
        }
    }

    /** A ridden vehicle is back: in a dock when a station is near, else where the rider left it. */
    public synchronized void arrive(String vehicleId, Position at) {
        Vehicle vehicle = vehicles.get(vehicleId);
        held.remove(vehicleId);
        if (vehicle == null) {
            return;
        }
        Spot spot = stations.values().stream()
                .filter(Station::takesVehicles)
                .filter(station -> station.position().metresTo(at) <= DOCK_METRES)
                .findFirst()
                .map(station -> new Spot(station.position(), Optional.of(station.stationId())))
                .orElseGet(() -> new Spot(at, Optional.empty()));
        int ridden = (int) vehicle.spot().position().metresTo(at);
        Vehicle back = vehicle.at(spot, Math.max(0, vehicle.rangeMetres() - ridden));
        vehicles.put(vehicleId, back);
        tell(
                List.of(back),
                List.of(),
                changeDocks(spot.stationId(), -1).stream().toList());
    }

    /** Puts a vehicle on the street, or moves it; nothing when somebody holds it. Gives whether it was done. */
    public synchronized boolean place(Vehicle vehicle) {
        if (held.contains(vehicle.vehicleId())) {
            return false;
        }
        Vehicle before = vehicles.put(vehicle.vehicleId(), vehicle);
        List<Station> docks = new ArrayList<>();
        Optional<String> stationBefore =
                before == null ? Optional.empty() : before.spot().stationId();
        if (!stationBefore.equals(vehicle.spot().stationId())) {
            changeDocks(stationBefore, 1).ifPresent(docks::add);
            changeDocks(vehicle.spot().stationId(), -1).ifPresent(docks::add);
        }
        tell(List.of(vehicle), List.of(), docks);
        return true;
    }

    /** Takes a vehicle off the street; nothing when somebody holds it. Gives whether it was done. */
    public synchronized boolean withdraw(String vehicleId) {
        if (held.contains(vehicleId)) {
            return false;
        }
        Vehicle before = vehicles.remove(vehicleId);
        if (before == null) {
            return false;
        }
        tell(
                List.of(),
                List.of(vehicleId),
                changeDocks(before.spot().stationId(), 1).stream().toList());
        return true;
    }

    private Optional<Station> changeDocks(Optional<String> stationId, int change) {
        return stationId.map(id -> stations.computeIfPresent(id, (key, station) -> station.plusAvailable(change)));
    }

    private void tell(List<Vehicle> rentable, List<String> gone, List<Station> docks) {
        if (!rentable.isEmpty() || !gone.isEmpty() || !docks.isEmpty()) {
            listener.changed(rentable, gone, docks);
        }
    }
}
