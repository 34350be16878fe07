package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.likelihood.RouteDelays.Event;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.SharedVehicle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds whose delays and takings are known: what is told from watching them is what then comes true. */
class SimulatedWorldTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 4);
    private static final int DAYS = 56;
    private static final int TRIPS = 20;
    private static final int MORNING = 2;
    private static final int TRIALS = 10_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    /** How late a bus is, and by how much an announcement is wrong. */
    private record World(String name, ToIntFunction<Random> late, ToIntFunction<Random> wrong) {}

    /** Of every ten minutes from eight on, a bus from A to M; as the feed tells of it. */
    private Network network() {
        Gtfs feed = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1));
        feed.route("1", 3);
        for (int trip = 0; trip < TRIPS; trip++) {
            feed.trip(id(trip), "1", "A " + time(480 + 10 * trip), "M " + time(490 + 10 * trip), "B 13:30");
        }
        return new Network(new NoStreets(), List.of(feed.read(folder)));
    }

    private static String id(int trip) {
        return "t" + trip;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    /** What the feed says of the call at M: announced wrongly until the bus has been there, then as it was. */
    private static StopUpdate said(int scheduled, int late, int wrong, int now) {
        boolean passed = scheduled + late <= now;
        int seconds = passed ? late : Math.max(late - wrong, now + 1 - scheduled);
        return new StopUpdate(
                OptionalInt.of(20),
                "",
                StopUpdate.Kind.SCHEDULED,
                Optional.of(StopEvent.delayed(seconds)),
                Optional.of(StopEvent.delayed(seconds)));
    }

    private void watch(History history, World world) {
        Network network = network();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST_DAY.plusDays(day);
            if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                watch(history, network, world, date);
            }
        }
    }

    private void watch(History history, Network network, World world, LocalDate date) {
        Instant midnight = date.atStartOfDay(LISBON).toInstant();
        Map<Integer, int[]> drawn = new HashMap<>();
        for (int trip = 0; trip < TRIPS; trip++) {
            drawn.put(
                    trip,
                    new int[] {world.late().applyAsInt(random), world.wrong().applyAsInt(random)});
        }
        for (int now = 7 * 3600; now < 13 * 3600; now += 20) {
            List<TripUpdate> updates = new ArrayList<>();
            for (int trip = 0; trip < TRIPS; trip++) {
                int scheduled = 60 * (490 + 10 * trip);
                if (Math.abs(now - scheduled) < 2_400) {
                    int[] truth = drawn.getOrDefault(trip, new int[2]);
                    updates.add(TripUpdate.of(
                            new TripInstance(id(trip), date),
                            StopUpdate.noData(10),
                            said(scheduled, truth[0], truth[1], now),
                            StopUpdate.noData(30)));
                }
            }
            history.observe(new RealtimeFeed("bus", midnight.plusSeconds(now), updates), network);
        }
    }

    private static List<World> worlds() {
        return List.of(
                new World("punctual", r -> (int) (40 * r.nextGaussian()), r -> (int) (20 * r.nextGaussian())),
                new World("late", r -> (int) (120 + 150 * Math.abs(r.nextGaussian())), r -> r.nextInt(120) - 30),
                new World(
                        "now and then very late",
                        r -> r.nextInt(5) == 0 ? 600 + r.nextInt(300) : r.nextInt(60),
                        r -> r.nextInt(10) == 0 ? 400 : r.nextInt(60) - 30));
    }

    private double frequency(ToIntFunction<Random> seconds, int slack) {
        int made = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int coming = seconds.applyAsInt(random);
            int leaving = seconds.applyAsInt(random);
            if (coming - leaving <= slack) {
                made++;
            }
        }
        return made / (double) TRIALS;
    }

    @Test
    void a_change_is_made_as_often_as_told() {
        for (World world : worlds()) {
            History history = History.empty();
            watch(history, world);
            RouteDelays seen = history.tables().delays().get(new RouteKey("bus", "1"));
            Histogram coming = seen.get(RouteDelays.delays(Event.ARRIVAL, MORNING));
            Histogram leaving = seen.get(RouteDelays.delays(Event.DEPARTURE, MORNING));
            assertThat(coming.count()).as(world.name()).isGreaterThan(300);
            for (int slack = -120; slack <= 900; slack += 60) {
                assertThat(coming.shareWithin(leaving, slack))
                        .as("%s with %d seconds", world.name(), slack)
                        .isCloseTo(frequency(world.late(), slack), within(0.05));
            }
        }
    }

    @Test
    void a_change_of_which_something_is_said_now_is_made_as_often_as_told() {
        for (World world : worlds()) {
            History history = History.empty();
            watch(history, world);
            RouteDelays seen = history.tables().delays().get(new RouteKey("bus", "1"));
            int lead = Lead.of(20 * 60);
            Histogram coming = seen.get(RouteDelays.changes(Event.ARRIVAL, lead));
            Histogram leaving = seen.get(RouteDelays.changes(Event.DEPARTURE, lead));
            for (int slack = -60; slack <= 600; slack += 60) {
                assertThat(coming.shareWithin(leaving, slack))
                        .as("%s with %d seconds", world.name(), slack)
                        .isCloseTo(frequency(world.wrong(), slack), within(0.05));
            }
        }
    }

    private static SharedVehicle vehicle(String id, boolean here, Optional<String> station) {
        SharedVehicle model = VehicleWatchTest.scooter(id, new Coordinate(here ? 41.0011 : 41.0511, -8.0011));
        return new SharedVehicle(
                id, model.operatorId(), model.type(), model.position(), 0, model.plan(), station.filter(name -> here));
    }

    /** Watches a place with so many vehicles, of which so many an hour are taken and at once made up for. */
    private double rateSeen(boolean docked, int standing, double takingsAnHour) {
        History history = History.empty();
        Optional<String> station = docked ? Optional.of("s") : Optional.empty();
        Instant now = Instant.parse("2024-05-14T08:00:00Z");
        int next = standing;
        List<SharedVehicle> fleet = new ArrayList<>();
        for (int i = 0; i < standing; i++) {
            fleet.add(vehicle("v" + i, true, station));
        }
        for (int step = 0; step < 4 * 120 * 40; step++) {
            // Four hours of each of forty weekdays.
            if (step > 0 && step % 480 == 0) {
                now = now.plusSeconds(86_400 - 4 * 3_600);
            }
            while (now.atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
                now = now.plusSeconds(86_400);
            }
            List<SharedVehicle> gone = new ArrayList<>();
            double chance = takingsAnHour / 120 * (docked ? 1.0 / standing : 1);
            for (int i = 0; i < standing; i++) {
                if (random.nextDouble() < chance) {
                    gone.add(vehicle(fleet.get(i).vehicleId(), false, station));
                    fleet.set(i, vehicle("v" + next++, true, station));
                }
            }
            gone.addAll(fleet);
            history.observe(new Fleet(gone, List.of()), now, ZoneOffset.UTC);
            now = now.plusSeconds(30);
        }
        return history.tables()
                .vehicles()
                .ratePerHour(CellKey.of(vehicle("v", true, station)), MORNING)
                .orElseThrow();
    }

    @Test
    void a_free_floating_vehicle_is_as_often_still_there_as_told() {
        double rate = 0.8;
        double seen = rateSeen(false, 6, rate);
        for (int minutes = 1; minutes <= 60; minutes += 7) {
            int there = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                there += -Math.log(1 - random.nextDouble()) / rate * 60 > minutes ? 1 : 0;
            }
            assertThat(OptionLikelihoods.fewerThan(1, seen * minutes / 60))
                    .isCloseTo(there / (double) TRIALS, within(0.04));
        }
    }

    @Test
    void a_station_has_as_often_a_vehicle_left_as_told() {
        double rate = 20;
        double seen = rateSeen(true, 6, rate);
        for (int left = 1; left <= 4; left++) {
            int there = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                double minutes = 0;
                int taken = -1;
                while (minutes <= 5) {
                    minutes += -Math.log(1 - random.nextDouble()) / rate * 60;
                    taken++;
                }
                there += taken < left ? 1 : 0;
            }
            assertThat(OptionLikelihoods.fewerThan(left, seen * 5 / 60))
                    .isCloseTo(there / (double) TRIALS, within(0.04));
        }
    }

    @Test
    void a_longer_walk_never_makes_a_vehicle_more_likely_and_more_of_them_never_less() {
        for (int left = 1; left <= 10; left++) {
            double before = 1;
            for (double mean = 0; mean < 30; mean += 0.1) {
                double there = OptionLikelihoods.fewerThan(left, mean);
                assertThat(there).isBetween(0.0, before + 1e-12);
                assertThat(there).isLessThanOrEqualTo(OptionLikelihoods.fewerThan(left + 1, mean) + 1e-12);
                before = there;
            }
        }
    }
}
