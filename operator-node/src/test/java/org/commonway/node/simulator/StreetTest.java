package org.commonway.node.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Fleet;
import org.commonway.node.vehicle.FleetState;
import org.commonway.node.vehicle.FormFactor;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.node.vehicle.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

class StreetTest {
    @Test
    void a_held_vehicle_is_never_touched() {
        Fleet fleet = fleet();
        Vehicle before = fleet.find("k0").orElseThrow();
        fleet.hold("k0");
        run(new Street(fleet, 7), 2_000);

        assertThat(fleet.find("k0")).contains(before);
        assertThat(fleet.isHeld("k0")).isTrue();
    }

    @Test
    void the_same_seed_gives_the_same_street() {
        Fleet one = fleet();
        Fleet two = fleet();
        run(new Street(one, 7), 500);
        run(new Street(two, 7), 500);
        Fleet three = fleet();
        run(new Street(three, 8), 500);

        assertThat(standing(one)).isEqualTo(standing(two)).isNotEqualTo(standing(three));
    }

    @Test
    void vehicles_go_come_back_run_low_and_are_charged_but_none_is_lost() {
        Fleet fleet = fleet();
        Street street = new Street(fleet, 7);
        boolean somebodyRode = false;
        boolean somebodyWasCharged = false;
        Map<String, Integer> ranges = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            street.run();
            assertThat(standing(fleet).size() + street.awayCount()).isEqualTo(80);
            somebodyRode |= street.awayCount() > 0;
            for (Vehicle vehicle : standing(fleet)) {
                Integer before = ranges.put(vehicle.vehicleId(), vehicle.rangeMetres());
                somebodyWasCharged |= before != null && vehicle.rangeMetres() > before;
            }
        }
        assertThat(somebodyRode).isTrue();
        assertThat(somebodyWasCharged).isTrue();
    }

    @Test
    void docked_vehicles_come_back_to_docks_and_docks_stay_within_capacity() {
        Fleet fleet = fleet();
        run(new Street(fleet, 7), 2_000);

        assertThat(standing(fleet))
                .filteredOn(vehicle -> vehicle.typeId().equals("bike"))
                .allMatch(vehicle -> vehicle.spot().stationId().isPresent());
        assertThat(fleet.listStations())
                .allMatch(station -> station.docks().available() >= 0
                        && station.docks().available() <= station.docks().capacity());
    }

    private static void run(Street street, int steps) {
        for (int step = 0; step < steps; step++) {
            street.run();
        }
    }

    private static List<Vehicle> standing(Fleet fleet) {
        return fleet.listRentable().stream()
                .sorted(Comparator.comparing(Vehicle::vehicleId))
                .toList();
    }

    private static Fleet fleet() {
        Map<String, Vehicle> vehicles = new HashMap<>();
        Map<String, Station> stations = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            Position position = Position.ofDegrees(41.14 + i * 0.01, -8.61);
            stations.put("s" + i, new Station("s" + i, "S", position, new Station.Docks(20, 10, true)));
            for (int j = 0; j < 10; j++) {
                String id = "b" + i + "-" + j;
                vehicles.put(id, new Vehicle(id, "bike", "p", new Vehicle.Spot(position, Optional.of("s" + i)), 0));
            }
        }
        for (int i = 0; i < 40; i++) {
            Position position = Position.ofDegrees(41.14 + i * 0.001, -8.60);
            vehicles.put(
                    "k" + i, new Vehicle("k" + i, "kick", "p", new Vehicle.Spot(position, Optional.empty()), 9_000));
        }
        Fleet fleet = new Fleet((rentable, gone, changed) -> {});
        fleet.feed(new FleetState(
                Map.of(
                        "bike", new VehicleType("bike", FormFactor.BICYCLE, false, 0),
                        "kick", new VehicleType("kick", FormFactor.SCOOTER_STANDING, true, 30_000)),
                Map.of("p", new PricingPlan("p", Money.of(100, "EUR"), Money.of(15, "EUR"))),
                vehicles,
                stations));
        return fleet;
    }
}
