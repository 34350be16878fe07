package org.commonway.planner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;

/**
 * Scooters in the streets around the stops and bicycles at stations, which change at random: a vehicle is taken, one that
 * was taken is left somewhere else, or what is left in a battery changes, each as often as the others. Always the same
 * for the same seed.
 */
final class MovingFleet {
    private static final VehicleType SCOOTER = new VehicleType("scooter", FormFactor.SCOOTER, 16_000, 30);
    private static final VehicleType BICYCLE = new VehicleType("bike", FormFactor.BICYCLE, 14_000, 10);
    private static final PricingPlan DEAR = new PricingPlan("s", Money.of(100, "EUR"), Money.of(22, "EUR"));
    private static final PricingPlan FAIR = new PricingPlan("b", Money.of(50, "EUR"), Money.of(8, "EUR"));
    /** One vehicle in so many is a bicycle, and there is a station for so many of them. */
    private static final int BICYCLE_EVERY = 4;

    private static final int BICYCLES_A_STATION = 10;
    /** How far from stops vehicles stand: a few hundred metres in both directions. */
    private static final double SPREAD_DEGREES = 0.003;

    private static final int LEAST_RANGE_METRES = 2_000;
    private static final int MOST_RANGE_METRES = 20_000;

    private final Random random;
    private final List<Coordinate> stops;
    private final List<VehicleStation> stations = new ArrayList<>();
    private final List<SharedVehicle> standing = new ArrayList<>();
    private final List<SharedVehicle> taken = new ArrayList<>();

    /** So many vehicles around these stops; those that are taken come out of them. */
    MovingFleet(List<Coordinate> stops, int vehicles, long seed) {
        this.stops = List.copyOf(stops);
        this.random = new Random(seed);
        for (int i = 0; i < Math.max(1, vehicles / BICYCLE_EVERY / BICYCLES_A_STATION); i++) {
            stations.add(new VehicleStation("d" + i, "docked", "Dock " + i, somewhere(), 5, true));
        }
        for (int i = 0; i < vehicles; i++) {
            boolean bicycle = i % BICYCLE_EVERY == 0;
            VehicleStation dock = stations.get(random.nextInt(stations.size()));
            standing.add(new SharedVehicle(
                    "v" + i,
                    bicycle ? "docked" : "free",
                    bicycle ? BICYCLE : SCOOTER,
                    bicycle ? dock.position() : somewhere(),
                    bicycle ? 0 : MOST_RANGE_METRES,
                    bicycle ? FAIR : DEAR,
                    bicycle ? Optional.of(dock.stationId()) : Optional.empty()));
        }
    }

    private Coordinate somewhere() {
        Coordinate at = stops.get(random.nextInt(stops.size()));
        return new Coordinate(
                at.latitude() + random.nextGaussian() * SPREAD_DEGREES,
                at.longitude() + random.nextGaussian() * SPREAD_DEGREES);
    }

    /** All that stand about now, as the gateway puts a snapshot together. */
    Fleet snapshot() {
        return new Fleet(standing, stations);
    }

    /** Changes so many vehicles. */
    void change(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(3)) {
                case 0 -> take();
                case 1 -> leave();
                default -> discharge();
            }
        }
    }

    private void take() {
        if (standing.size() > 1) {
            int index = random.nextInt(standing.size());
            SharedVehicle last = standing.remove(standing.size() - 1);
            taken.add(index == standing.size() ? last : standing.set(index, last));
        }
    }

    private void leave() {
        if (taken.isEmpty()) {
            discharge();
            return;
        }
        SharedVehicle left = taken.remove(taken.size() - 1);
        VehicleStation dock = stations.get(random.nextInt(stations.size()));
        boolean docked = left.stationId().isPresent();
        standing.add(with(
                left,
                docked ? dock.position() : somewhere(),
                left.rangeMetres(),
                docked ? Optional.of(dock.stationId()) : Optional.empty()));
    }

    private void discharge() {
        int index = random.nextInt(standing.size());
        SharedVehicle vehicle = standing.get(index);
        int range = LEAST_RANGE_METRES + random.nextInt(MOST_RANGE_METRES - LEAST_RANGE_METRES);
        standing.set(index, with(vehicle, vehicle.position(), range, vehicle.stationId()));
    }

    private static SharedVehicle with(
            SharedVehicle vehicle, Coordinate position, int rangeMetres, Optional<String> stationId) {
        return new SharedVehicle(
                vehicle.vehicleId(),
                vehicle.operatorId(),
                vehicle.type(),
                position,
                rangeMetres,
                vehicle.plan(),
                stationId);
    }
}
