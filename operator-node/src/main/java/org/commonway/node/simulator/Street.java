package org.commonway.node.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Fleet;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.node.vehicle.Vehicle.Spot;
import org.commonway.node.vehicle.VehicleType;

/**
 * Stands in for the street, one step at a time: somebody rents a vehicle outside the network and leaves it elsewhere, a
 * vehicle is pushed a few metres, one that runs low is charged. Never touches a vehicle that is held. The same seed and
 * the same holds give the same street.
 */
public final class Street implements Runnable {
    private static final double SHARE_RENTED_EACH_STEP = 0.004;
    private static final double SHARE_PUSHED_EACH_STEP = 0.01;
    private static final int LONGEST_RIDE_STEPS = 60;
    private static final int CHARGING_STEPS = 40;
    private static final int LOW_RANGE_METRES = 2_000;
    private static final int PUSHED_E7 = 600;

    private final Fleet fleet;
    private final Random random;
    private final Deque<Away> away = new ArrayDeque<>();
    private long step;

    private record Away(Vehicle vehicle, long backAtStep) {}

    /** A street for this fleet. */
    public Street(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.random = new Random(seed);
    }

    /** One step. */
    @Override
    public void run() {
        step++;
        comeBack();
        List<Vehicle> standing = new ArrayList<>(fleet.listRentable());
        // The fleet's own order is that of a hash map; the seed alone must decide.
        standing.sort(java.util.Comparator.comparing(Vehicle::vehicleId));
        for (Vehicle vehicle : standing) {
            double chance = random.nextDouble();
            if (isLow(vehicle)) {
                sendAway(vehicle, full(vehicle), CHARGING_STEPS);
            } else if (chance < SHARE_RENTED_EACH_STEP) {
                rent(vehicle, standing);
            } else if (chance < SHARE_RENTED_EACH_STEP + SHARE_PUSHED_EACH_STEP) {
                push(vehicle);
            }
        }
    }

    /** How many vehicles are rented outside the network or being charged. */
    public int awayCount() {
        return away.size();
    }

    private void comeBack() {
        for (int waiting = away.size(); waiting > 0; waiting--) {
            Away next = away.removeFirst();
            if (next.backAtStep() > step || !fleet.place(next.vehicle())) {
                away.addLast(next);
            }
        }
    }

    private boolean isLow(Vehicle vehicle) {
        int most = fleet.getType(vehicle.typeId()).maxRangeMetres();
        return most > LOW_RANGE_METRES && vehicle.rangeMetres() < LOW_RANGE_METRES;
    }

    private Vehicle full(Vehicle vehicle) {
        VehicleType type = fleet.getType(vehicle.typeId());
        return vehicle.at(vehicle.spot(), type.maxRangeMetres());
    }

    private void rent(Vehicle vehicle, List<Vehicle> standing) {
        Spot to = vehicle.spot().stationId().isPresent()
                ? dock()
                : new Spot(
                        nearby(standing.get(random.nextInt(standing.size()))
                                .spot()
                                .position()),
                        Optional.empty());
        int ridden = (int) vehicle.spot().position().metresTo(to.position());
        int left = vehicle.rangeMetres() == 0 ? 0 : Math.max(1, vehicle.rangeMetres() - ridden);
        sendAway(vehicle, vehicle.at(to, left), 2 + random.nextInt(LONGEST_RIDE_STEPS));
    }

    /** A vehicle of stations goes to a station; where every dock is full, riders leave it beside. */
    private Spot dock() {
        List<Station> all = new ArrayList<>(fleet.listStations());
        all.sort(java.util.Comparator.comparing(Station::stationId));
        List<Station> open = all.stream().filter(Station::takesVehicles).toList();
        List<Station> choice = open.isEmpty() ? all : open;
        Station station = choice.get(random.nextInt(choice.size()));
        return new Spot(station.position(), Optional.of(station.stationId()));
    }

    private void sendAway(Vehicle now, Vehicle then, int steps) {
        if (fleet.withdraw(now.vehicleId())) {
            away.addLast(new Away(then, step + steps));
        }
    }

    private void push(Vehicle vehicle) {
        if (vehicle.spot().stationId().isEmpty()) {
            fleet.place(
                    vehicle.at(new Spot(nearby(vehicle.spot().position()), Optional.empty()), vehicle.rangeMetres()));
        }
    }

    private Position nearby(Position position) {
        return new Position(
                position.latitudeE7() + random.nextInt(-PUSHED_E7, PUSHED_E7 + 1),
                position.longitudeE7() + random.nextInt(-PUSHED_E7, PUSHED_E7 + 1));
    }
}
