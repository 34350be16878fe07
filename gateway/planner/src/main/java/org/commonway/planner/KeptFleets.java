package org.commonway.planner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.Steps;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;

/**
 * The fleets that searches saw last, tied to streets and stops; apart for riders who make something else of steps,
 * without the vehicles that are not for them. Two threads may tie the same fleet; one result is then thrown away.
 */
final class KeptFleets {
    /** The two last, the newest first: while a fleet is taken in, searches that began with the one before go on. */
    private final Map<Steps, List<Kept>> last = new ConcurrentHashMap<>();

    /** An index, and the fleet that it was asked for. */
    private record Kept(Fleet fleet, FleetIndex index) {
        @SuppressWarnings("ReferenceEquality") // Comparing ten thousand vehicles by value would cost what is saved.
        boolean isOf(Fleet other, Network network) {
            return fleet == other && index.isOf(index.fleet(), network);
        }
    }

    /** The index of a fleet. */
    FleetIndex get(Fleet fleet, Streets streets, Network network) {
        List<Kept> before = last.getOrDefault(network.steps(), List.of());
        for (Kept kept : before) {
            if (kept.isOf(fleet, network)) {
                return kept.index();
            }
        }
        Optional<Kept> newest = before.stream().findFirst();
        FleetIndex made = FleetIndex.of(usable(fleet, network.steps()), streets, network, newest.map(Kept::index));
        last.put(
                network.steps(),
                Stream.concat(
                                Stream.of(new Kept(fleet, made)),
                                newest.filter(other -> other.index().isAlike(made)).stream())
                        .toList());
        return made;
    }

    /** As {@link Needs} has it: cars alone where steps are avoided, nothing where they are forbidden. */
    private static Fleet usable(Fleet fleet, Steps steps) {
        return switch (steps) {
            case ALLOWED -> fleet;
            case AVOIDED ->
                new Fleet(
                        fleet.vehicles().stream()
                                .filter(vehicle -> vehicle.type().formFactor() == FormFactor.CAR)
                                .toList(),
                        fleet.stations(),
                        fleet.rules());
            case FORBIDDEN -> new Fleet(List.of(), List.of());
        };
    }
}
