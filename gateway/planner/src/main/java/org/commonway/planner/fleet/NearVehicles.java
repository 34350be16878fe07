package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.commonway.planner.network.Walk;
import org.commonway.planner.vehicles.SharedVehicle;

/**
 * The vehicles within a short walk of each stop. Which they are is noted for all stops at once; a stop's list is made when
 * first asked for. Safe for many threads.
 */
final class NearVehicles {
    private final List<SharedVehicle> vehicles;
    private final List<Spot> spots;
    private final Function<SharedVehicle, String> kinds;
    private final int[] first;
    private final int[] entries;
    private final float[] fastest;
    private final AtomicReferenceArray<List<VehicleNear>> known;

    /** Of these vehicles, each with its spot, over so many stops. */
    NearVehicles(List<SharedVehicle> vehicles, List<Spot> spots, int stops, Function<SharedVehicle, String> kinds) {
        this.vehicles = vehicles;
        this.spots = spots;
        this.kinds = kinds;
        this.known = new AtomicReferenceArray<>(stops);
        this.first = new int[stops + 1];
        spots.forEach(spot -> spot.visitStopsBefore((stop, walk) -> first[stop + 1]++));
        for (int stop = 0; stop < stops; stop++) {
            first[stop + 1] += first[stop];
        }
        this.entries = new int[first[stops]];
        this.fastest = new float[stops];
        int[] next = first.clone();
        for (int vehicle = 0; vehicle < spots.size(); vehicle++) {
            int number = vehicle;
            float speed = VehicleNear.fastest(vehicles.get(vehicle).type());
            spots.get(vehicle).visitStopsBefore((stop, walk) -> {
                entries[next[stop]++] = number;
                fastest[stop] = Math.max(fastest[stop], speed);
            });
        }
    }

    /** As {@link FleetIndex#fastestNear} has it. */
    float fastest(int stop) {
        return fastest[stop];
    }

    /** Those near the stop, the nearest first. */
    List<VehicleNear> list(int stop) {
        if (first[stop] == first[stop + 1]) {
            return List.of();
        }
        List<VehicleNear> near = known.get(stop);
        if (near == null) {
            near = find(stop);
            known.set(stop, near);
        }
        return near;
    }

    private List<VehicleNear> find(int stop) {
        List<VehicleNear> near = new ArrayList<>();
        for (int entry = first[stop]; entry < first[stop + 1]; entry++) {
            SharedVehicle vehicle = vehicles.get(entries[entry]);
            Walk walk = spots.get(entries[entry]).walkFrom(stop);
            near.add(new VehicleNear(vehicle, kinds.apply(vehicle), walk));
        }
        near.sort(Comparator.comparingInt((VehicleNear one) -> one.walk().seconds())
                .thenComparing(one -> one.vehicle().vehicleId()));
        return List.copyOf(near);
    }
}
