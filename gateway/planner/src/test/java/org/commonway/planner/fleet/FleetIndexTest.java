package org.commonway.planner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.network.Network;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Vehicles that come and go, tied to the streets and stops of a town. */
class FleetIndexTest extends GridTown {
    private static final VehicleType SCOOTER = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30);
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));

    private final Random random = new Random(7);
    private final Streets streets = city().streets();

    private Network network() {
        Gtfs feed = Gtfs.of("bus").route("1", 3).trip("t", "1", "S0 08:00", "S1 08:10");
        for (int i = 0; i < 12; i++) {
            feed.stop("S" + i, Grid.at(random.nextDouble() * 30, random.nextDouble() * 4));
        }
        return new Network(streets, List.of(feed.read(folder)));
    }

    private SharedVehicle somewhere(int id) {
        return new SharedVehicle(
                "v" + id,
                "scoot",
                SCOOTER,
                Grid.at(random.nextDouble() * 30, random.nextDouble() * 4),
                0,
                PLAN,
                Optional.empty());
    }

    /** Seconds on foot by stop. */
    private static Map<Integer, Integer> stops(Spot spot) {
        Map<Integer, Integer> stops = new TreeMap<>();
        spot.visitStops((stop, walk) -> stops.put(stop, walk.seconds()));
        return stops;
    }

    @Test
    void what_is_kept_of_fleets_before_changes_nothing() {
        Network network = network();
        List<SharedVehicle> vehicles = new ArrayList<>();
        Optional<FleetIndex> before = Optional.empty();
        for (int round = 0; round < 20; round++) {
            for (int change = 0; change < 10; change++) {
                if (vehicles.size() > 20) {
                    vehicles.remove(random.nextInt(vehicles.size()));
                }
                vehicles.add(somewhere(random.nextInt()));
            }
            Fleet fleet = new Fleet(vehicles, List.of());
            FleetIndex grown = FleetIndex.of(fleet, streets, network, before);
            FleetIndex fresh = FleetIndex.of(fleet, streets, network, Optional.empty());
            for (SharedVehicle vehicle : vehicles) {
                assertThat(stops(grown.spot(vehicle))).isEqualTo(stops(fresh.spot(vehicle)));
                assertThat(grown.spot(vehicle).ride())
                        .isEqualTo(fresh.spot(vehicle).ride());
                assertThat(grown.listVehicles(vehicle.position(), 300))
                        .containsExactlyInAnyOrderElementsOf(fresh.listVehicles(vehicle.position(), 300));
            }
            before = Optional.of(grown);
        }
    }

    @Test
    void the_stops_near_a_vehicle_are_as_far_as_a_walk_from_it() {
        Network network = network();
        int seen = 0;
        for (int i = 0; i < 200; i++) {
            SharedVehicle vehicle = somewhere(i);
            Spot spot = FleetIndex.of(new Fleet(List.of(vehicle), List.of()), streets, network, Optional.empty())
                    .spot(vehicle);
            StreetReach reach = streets.reachFrom(spot.foot().get(0), 330);
            for (Map.Entry<Integer, Integer> near : stops(spot).entrySet()) {
                StreetPoint stop =
                        network.findPoint(near.getKey(), StreetProfile.FOOT).orElseThrow();
                // Tenths of a second are rounded along the way, from either end.
                assertThat(near.getValue() - reach.secondsTo(stop)).isBetween(-1, 1);
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void a_fleet_of_another_network_lends_nothing() {
        Fleet fleet = new Fleet(List.of(somewhere(1)), List.of());
        FleetIndex here = FleetIndex.of(fleet, streets, network(), Optional.empty());
        Network elsewhere = network();

        FleetIndex there = FleetIndex.of(fleet, streets, elsewhere, Optional.of(here));

        assertThat(there.isOf(fleet, elsewhere)).isTrue();
        assertThat(there.isAlike(here)).isFalse();
        assertThat(stops(there.spot(fleet.vehicles().get(0))))
                .isEqualTo(stops(FleetIndex.of(fleet, streets, elsewhere, Optional.empty())
                        .spot(fleet.vehicles().get(0))));
    }
}
