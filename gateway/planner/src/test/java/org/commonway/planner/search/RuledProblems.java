package org.commonway.planner.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Shapes;
import org.commonway.planner.timetable.Stations;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.TransferRule;
import org.commonway.planner.timetable.TripLink;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FareTables;

/**
 * Small random networks of two operators with rules for changing that name stops, a station, lines and trips, and with
 * trips that go on as others by block or by link, some of them from the service day before.
 */
final class RuledProblems {
    static final LocalDate DATE = LocalDate.of(2024, 5, 14);
    private static final int TRIPS = 5;
    private static final int STOPS = 4;
    private static final int STATION = STOPS;
    private static final int DAY = 24 * 3600;

    private final Random random;
    private final int[][] owners = new int[3][TRIPS];
    private final int[][] calls = new int[4][3 * TRIPS];
    private final byte[] flags = new byte[3 * TRIPS];
    private final List<String> blocks = new ArrayList<>();

    private RuledProblems(Random random) {
        this.random = random;
    }

    static SearchProblem of(Random random) {
        List<Timetable> timetables =
                List.of(new RuledProblems(random).timetable("one"), new RuledProblems(random).timetable("two"));
        Network network = new Network(new NoStreets(), timetables);
        RideCosts costs = new RideCosts(
                List.of(Optional.of(new RideCosts.Fare(100, 0)), Optional.of(new RideCosts.Fare(150, 0))),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO),
                1);
        return new SearchProblem(network, network.day(DATE), costs, doors(random, network), doors(random, network));
    }

    /** Two doors near stops; one who is at a stop is at all its parts. */
    private static List<DoorLabel> doors(Random random, Network network) {
        List<DoorLabel> ways = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int walk = 50 + random.nextInt(400);
            int stop = network.firstStop(random.nextInt(2)) + random.nextInt(STOPS);
            for (int part : network.partsOf(stop)) {
                ways.add(new DoorLabel(part, walk, 0, true, 0, walk, 0, i));
            }
        }
        return ways;
    }

    private Timetable timetable(String operator) {
        for (int trip = 0; trip < TRIPS; trip++) {
            trip(trip);
        }
        int[] firstCalls = IntStream.rangeClosed(0, TRIPS).map(trip -> 3 * trip).toArray();
        List<String> ids = List.of("a", "b", "c", "d", "e");
        int[] frequencies = IntStream.range(0, TRIPS).map(trip -> -1).toArray();
        Trips.Table table = new Trips.Table(
                new Trips.Names(ids, ids),
                blocks,
                owners[0],
                owners[1],
                owners[2],
                frequencies,
                new byte[TRIPS],
                new byte[TRIPS],
                firstCalls);
        return new Timetable(
                operator,
                operator,
                ZoneId.of("UTC"),
                stops(operator),
                List.of(
                        new Route("r0", "", "", Mode.BUS, "FFFFFF", "000000"),
                        new Route("r1", "", "", Mode.BUS, "FFFFFF", "000000"),
                        new Route("r2", "", "", Mode.METRO, "FFFFFF", "000000")),
                new Trips(table, new Trips.Calls(calls[0], calls[1], calls[2], calls[3], flags), List.of()),
                new ServiceCalendar(List.of(service(Set.of(DATE)), service(Set.of(DATE.minusDays(1))))),
                rules(),
                links(),
                new Shapes(List.of()),
                Stations.none(),
                List.of(),
                FareTables.none());
    }

    private static ServiceCalendar.Service service(Set<LocalDate> dates) {
        return new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), dates, Set.of());
    }

    /** Four stops, of which the first two or three may belong to a station. */
    private List<Stop> stops(String operator) {
        List<Stop> stops = new ArrayList<>();
        int below = random.nextInt(4);
        for (int i = 0; i < STOPS; i++) {
            Coordinate at = new Coordinate(41 + random.nextInt(4) * 0.003, -8 + random.nextInt(4) * 0.004);
            stops.add(new Stop(
                    operator + i, operator + i, at, i < below ? OptionalInt.of(STATION) : OptionalInt.empty()));
        }
        Stop.Detail station = new Stop.Detail(
                LocationType.STATION, "", "", OptionalInt.empty(), Possibility.UNKNOWN, Optional.empty(), "");
        stops.add(new Stop(operator + "s", "", stops.get(0).coordinate(), OptionalInt.empty(), station));
        return stops;
    }

    /** A trip of three calls; half of them begin where the one before ends, soon after, mostly in one block. */
    private void trip(int trip) {
        boolean goesOn = trip > 0 && random.nextBoolean();
        boolean yesterday = random.nextInt(4) == 0;
        int lastCall = 3 * trip - 1;
        int shift = yesterday ? DAY : 0;
        int time = RandomProblems.MORNING + random.nextInt(60) * 60 + random.nextInt(2) * 30;
        int start = random.nextInt(STOPS);
        if (goesOn) {
            boolean before = owners[1][trip - 1] == 1;
            time = calls[1][lastCall] - (before ? DAY : 0) + random.nextInt(4) * 60;
            start = calls[0][lastCall];
            // A block is of one day; a link may lead from yesterday to today.
            shift = before && random.nextBoolean() ? DAY : 0;
        }
        owners[0][trip] = random.nextInt(3) == 0 ? 2 : random.nextInt(2);
        owners[1][trip] = shift > 0 ? 1 : 0;
        owners[2][trip] = -1;
        if (goesOn && blocks.get(trip - 1).isEmpty() && random.nextInt(4) > 0) {
            blocks.set(trip - 1, "block" + trip);
        }
        blocks.add(goesOn && random.nextInt(8) > 0 ? blocks.get(trip - 1) : "");
        int step = 1 + random.nextInt(3);
        for (int i = 0; i < 3; i++) {
            int call = 3 * trip + i;
            calls[0][call] = (start + i * step) % STOPS;
            calls[1][call] = time + shift;
            time += random.nextInt(2) * 60;
            calls[2][call] = time + shift;
            calls[3][call] = i;
            flags[call] = (byte) (random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0);
            time += (1 + random.nextInt(8)) * 60;
        }
    }

    /** Rules between stops at which two trips call, for these trips, their lines or all. */
    private List<TransferRule> rules() {
        List<TransferRule> rules = new ArrayList<>();
        for (int i = random.nextInt(16); i > 0; i--) {
            TransferRule.Kind kind = List.of(TransferRule.Kind.values()).get(random.nextInt(4));
            int seconds = kind == TransferRule.Kind.MINIMUM_TIME ? random.nextInt(900) : 0;
            int from = random.nextInt(TRIPS);
            int to = random.nextInt(TRIPS);
            rules.add(new TransferRule(
                    ruledStop(3 * from + 1 + random.nextInt(2)),
                    ruledStop(3 * to + random.nextInt(2)),
                    kind,
                    seconds,
                    side(from),
                    side(to)));
        }
        return rules;
    }

    private int ruledStop(int call) {
        return random.nextInt(5) == 0 ? STATION : calls[0][call];
    }

    private TransferRule.Side side(int trip) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new TransferRule.OfRoute(owners[0][trip]);
            case 2, 3 -> new TransferRule.OfTrip(trip, trip + 1);
            default -> new TransferRule.EveryTrip();
        };
    }

    private List<TripLink> links() {
        List<TripLink> links = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(TRIPS);
            int to = random.nextBoolean() ? (from + 1) % TRIPS : random.nextInt(TRIPS);
            TripLink.Kind kind = random.nextInt(3) == 0 ? TripLink.Kind.RE_BOARD : TripLink.Kind.IN_SEAT;
            links.add(new TripLink(new TransferRule.OfTrip(from, from + 1), new TransferRule.OfTrip(to, to + 1), kind));
        }
        return links;
    }
}
