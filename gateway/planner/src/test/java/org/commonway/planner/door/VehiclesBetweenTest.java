package org.commonway.planner.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.ShortRides;
import org.commonway.planner.fleet.VehicleNear;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Rides between two vehicles of a timetable against a search of the streets from every vehicle to every stop. */
class VehiclesBetweenTest extends GridTown {
    private static final VehicleType SCOOTER = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30);
    private static final VehicleType BICYCLE = new VehicleType("bike", FormFactor.BICYCLE, 14_000, 10);
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));
    private static final Instant NOW = Instant.parse("2024-05-14T08:00:00Z");
    private static final int NEVER = Integer.MIN_VALUE / 2;
    private static final int HANDLING_SECONDS = DoorWay.UNLOCK_SECONDS + DoorWay.PARK_SECONDS;

    private final Random random = new Random(3);
    private final Streets streets = city().streets();

    private Coordinate somewhere() {
        return Grid.at(random.nextDouble() * 30, random.nextDouble() * 4);
    }

    private Network network() {
        Gtfs feed = Gtfs.of("bus").route("1", 3).trip("t", "1", "S0 08:00", "S1 08:10");
        for (int i = 0; i < 40; i++) {
            feed.stop("S" + i, somewhere());
        }
        return new Network(streets, List.of(feed.read(folder)));
    }

    /** Scooters anywhere and bicycles at stations, of which some take none back. */
    private Fleet fleet() {
        List<VehicleStation> stations = new ArrayList<>();
        List<SharedVehicle> vehicles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            stations.add(new VehicleStation("d" + i, "docked", "Dock " + i, somewhere(), 5, i % 4 > 0));
            Optional<String> dock = Optional.of("d" + i);
            vehicles.add(new SharedVehicle(
                    "b" + i, "docked", BICYCLE, stations.get(i).position(), 0, PLAN, dock));
        }
        for (int i = 0; i < 30; i++) {
            vehicles.add(new SharedVehicle("s" + i, "free", SCOOTER, somewhere(), 0, PLAN, Optional.empty()));
        }
        return new Fleet(vehicles, stations);
    }

    private VehiclesBetween between(Network network, FleetIndex index) {
        RideRules rules = new RideRules(index, vehicle -> true, NOW, NOW.plusSeconds(7_200), Set.of());
        return new VehiclesBetween(network, index, Currency.getInstance("EUR"), rules, new ArrayList<>());
    }

    /** By stop the fewest seconds from getting off at one until one is ready there. */
    private Map<Integer, Integer> expected(Network network, FleetIndex index, int stop) {
        Map<Integer, Integer> seconds = new HashMap<>();
        Set<String> kinds = new HashSet<>();
        for (VehicleNear near : index.listNear(stop)) {
            SharedVehicle vehicle = near.vehicle();
            if (kinds.add(near.kind())) {
                StreetPoint start = index.spot(vehicle).ride().orElseThrow();
                StreetReach reach = streets.reachFrom(start, ShortRides.SECONDS, 2 * ShortRides.METRES);
                int before = near.walk().seconds() + HANDLING_SECONDS;
                for (int end = 0;
                        end < network.stopCount() && vehicle.stationId().isEmpty();
                        end++) {
                    StreetPoint point =
                            network.findPoint(end, StreetProfile.BIKE).orElseThrow();
                    merge(seconds, end, before, vehicle, reach, point);
                }
                if (vehicle.stationId().isPresent()) {
                    for (VehicleStation station : index.fleet().stations()) {
                        if (station.takesReturns()) {
                            StreetPoint point = index.spot(station).ride().orElseThrow();
                            index.spot(station)
                                    .visitStops((end, walk) ->
                                            merge(seconds, end, before + walk.seconds(), vehicle, reach, point));
                        }
                    }
                }
            }
        }
        return seconds;
    }

    private static void merge(
            Map<Integer, Integer> seconds,
            int end,
            int others,
            SharedVehicle vehicle,
            StreetReach reach,
            StreetPoint point) {
        if (reach.secondsTo(point) != StreetReach.UNREACHED
                && point.place().metresTo(vehicle.position()) <= ShortRides.METRES) {
            seconds.merge(end, others + vehicle.type().ridingSeconds(reach.metresTo(point)), Math::min);
        }
    }

    @Test
    void all_rides_that_are_in_time_are_shown_and_no_others() {
        int shown = 0;
        for (int round = 0; round < 8; round++) {
            Network network = network();
            FleetIndex index = FleetIndex.of(fleet(), streets, network, Optional.empty());
            VehiclesBetween between = between(network, index);
            int[] latest = new int[network.stopCount()];
            Arrays.setAll(latest, stop -> random.nextInt(3) == 0 ? NEVER : 30_000 + random.nextInt(1_200));
            for (int stop = 0; stop < latest.length; stop++) {
                Map<Integer, Integer> found = new HashMap<>();
                between.by(latest).visit(stop, 30_000, (end, seconds, number) -> found.merge(end, seconds, Math::min));
                Map<Integer, Integer> expected = expected(network, index, stop);
                for (int end = 0; end < latest.length; end++) {
                    int seconds = expected.getOrDefault(end, Integer.MAX_VALUE / 2);
                    // A metre more or less may be a second; rounded lengths leave out or add none but at the limit.
                    if (Math.abs(30_000 + seconds - latest[end]) > 1) {
                        assertThat(found.containsKey(end)).isEqualTo(30_000 + seconds <= latest[end]);
                    }
                    if (found.containsKey(end)) {
                        assertThat(found.get(end)).isBetween(seconds - 1, seconds + 1);
                        assertThat(between.label(number(between, latest, stop, end), end)
                                        .stop())
                                .isEqualTo(end);
                        shown++;
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(500);
    }

    private static int number(VehiclesBetween between, int[] latest, int stop, int target) {
        List<Integer> numbers = new ArrayList<>();
        between.by(latest).visit(stop, 30_000, (end, seconds, number) -> {
            if (end == target) {
                numbers.add(number);
            }
        });
        return numbers.get(0);
    }
}
