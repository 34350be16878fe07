package org.commonway.planner.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.TransferChoice;
import org.commonway.planner.timetable.TransferRule;
import org.commonway.planner.timetable.Trips;

/**
 * All trips of a small problem of {@link RuledProblems}, worked out from the timetables alone: each change by the rule for
 * its two trips, each stay on board by what a trip goes on as. It shares no footpaths and no day with the search.
 */
final class EveryRide {
    private static final int MOST_TRIPS_OF_A_RIDE = 3;

    private final SearchProblem problem;
    private final Network network;
    private final int earliest;
    private final List<TransferChoice> choices;
    private final List<Continuations> continuations;
    private final List<Run> runs = new ArrayList<>();
    private final List<EveryTrip.Trip> found = new ArrayList<>();

    /** A trip on a service day; {@code shift} turns its times into seconds from the day's base. */
    private record Run(int feed, int trip, LocalDate date, int shift) {}

    /** A change: from getting off to being ready to get on. */
    private record Change(int seconds, int metres) {}

    private EveryRide(SearchProblem problem, int earliest) {
        this.problem = problem;
        this.network = problem.network();
        this.earliest = earliest;
        this.choices = network.timetables().stream().map(TransferChoice::of).toList();
        this.continuations =
                network.timetables().stream().map(Continuations::of).toList();
        for (int feed = 0; feed < choices.size(); feed++) {
            for (int trip = 0; trip < trips(feed).count(); trip++) {
                for (int day = -1; day <= 1; day++) {
                    LocalDate date = RuledProblems.DATE.plusDays(day);
                    if (network.timetables()
                            .get(feed)
                            .calendar()
                            .runningOn(date)[trips(feed).service(trip)]) {
                        runs.add(new Run(feed, trip, date, day * 24 * 3600));
                    }
                }
            }
        }
    }

    static List<EveryTrip.Trip> of(SearchProblem problem, int earliest) {
        EveryRide search = new EveryRide(problem, earliest);
        for (DoorLabel way : problem.access()) {
            if (search.network.wholeStop(way.stop()) == way.stop()) {
                search.boardFromDoor(way);
            }
        }
        return search.found.stream().distinct().toList();
    }

    private Trips trips(int feed) {
        return network.timetables().get(feed).trips();
    }

    private int stop(Run run, int call) {
        return network.firstStop(run.feed()) + trips(run.feed()).callStop(call);
    }

    private boolean mayBoard(Run run, int call) {
        return (trips(run.feed()).callFlags(call) & Trips.NO_PICKUP) == 0;
    }

    private void boardFromDoor(DoorLabel way) {
        EveryTrip.Trip ready = new EveryTrip.Trip(-1, earliest, 0, 0, 0, 0, 0, 0, 0, false).plus(way.seconds(), way);
        for (Run run : runs) {
            for (int call = trips(run.feed()).firstCall(run.trip());
                    call + 1 < trips(run.feed()).endCall(run.trip());
                    call++) {
                if (stop(run, call) == way.stop()) {
                    board(run, call, ready);
                }
            }
        }
    }

    private void board(Run run, int call, EveryTrip.Trip ready) {
        int leaving = trips(run.feed()).callDeparture(call) + run.shift();
        if (!mayBoard(run, call) || leaving < ready.time()) {
            return;
        }
        int departure = ready.boardings() == 0 ? leaving - (ready.time() - earliest) : ready.departure();
        EveryTrip.Trip aboard = new EveryTrip.Trip(
                departure,
                leaving,
                ready.boardings() + 1,
                ready.vehicles() + 1,
                ready.price() + problem.costs().boarding(run.feed()),
                ready.co2(),
                ready.walk(),
                ready.co2Steps(),
                ready.walkSteps(),
                ready.rented());
        double metres = 0;
        for (int at = trips(run.feed()).firstCall(run.trip()) + 1; at <= call; at++) {
            metres += metres(stop(run, at - 1), stop(run, at));
        }
        ride(run, call, aboard, metres, (int) Math.round(metres), 1);
    }

    /** Rides on from a call, so many metres from where the first trip began. */
    private void ride(Run run, int from, EveryTrip.Trip aboard, double metresThere, int boardedAt, int depth) {
        Trips trips = trips(run.feed());
        double metres = metresThere;
        for (int call = from + 1; call < trips.endCall(run.trip()); call++) {
            metres += metres(stop(run, call - 1), stop(run, call));
            if ((trips.callFlags(call) & Trips.NO_DROP_OFF) == 0) {
                alight(run, call, aboard, (int) Math.round(metres), boardedAt);
            }
        }
        Timetable timetable = network.timetables().get(run.feed());
        for (Continuations.Continuation next : depth < MOST_TRIPS_OF_A_RIDE
                ? continuations.get(run.feed()).after(run.trip(), run.date())
                : List.<Continuations.Continuation>of()) {
            int days = (int) (next.serviceDate().toEpochDay() - run.date().toEpochDay());
            Run goesOn = new Run(run.feed(), next.trip(), next.serviceDate(), run.shift() + days * 24 * 3600);
            if (mode(timetable, next.trip()) == mode(timetable, run.trip())) {
                int first = trips.firstCall(next.trip());
                double between = metres(stop(run, trips.endCall(run.trip()) - 1), stop(goesOn, first));
                ride(goesOn, first, aboard, metres + between, boardedAt, depth + 1);
            }
        }
    }

    private static Mode mode(Timetable timetable, int trip) {
        return timetable.routes().get(timetable.trips().route(trip)).mode();
    }

    private void alight(Run run, int call, EveryTrip.Trip aboard, int metres, int boardedAt) {
        Mode mode = mode(network.timetables().get(run.feed()), run.trip());
        int until = problem.costs().grams(mode, metres);
        int before = problem.costs().grams(mode, boardedAt);
        int stop = stop(run, call);
        EveryTrip.Trip off = new EveryTrip.Trip(
                aboard.departure(),
                trips(run.feed()).callArrival(call) + run.shift(),
                aboard.boardings(),
                aboard.vehicles(),
                aboard.price(),
                aboard.co2() + until - before,
                aboard.walk(),
                aboard.co2Steps() + EveryTrip.stepsOfCo2(until) - EveryTrip.stepsOfCo2(before),
                aboard.walkSteps(),
                aboard.rented());
        for (DoorLabel way : problem.egress()) {
            if (way.stop() == stop) {
                found.add(off.plus(way.seconds(), way));
            }
        }
        if (off.boardings() < SearchProblem.MAX_BOARDINGS) {
            runs.forEach(next -> change(run, stop, off, next));
        }
    }

    private void change(Run run, int stop, EveryTrip.Trip off, Run next) {
        Trips trips = trips(next.feed());
        for (int call = trips.firstCall(next.trip()); call + 1 < trips.endCall(next.trip()); call++) {
            int there = stop(next, call);
            Optional<TransferRule> rule = run.feed() == next.feed()
                    ? choices.get(run.feed())
                            .find(run.trip(), stop - network.firstStop(run.feed()), next.trip(), trips.callStop(call))
                    : Optional.empty();
            Optional<Change> change = change(stop, there, rule);
            if (change.isPresent()) {
                int walk = change.get().metres();
                DoorLabel way = new DoorLabel(there, 0, 0, true, 0, walk, 0, 0);
                board(next, call, off.plus(change.get().seconds(), way));
            }
        }
    }

    private Optional<Change> change(int from, int to, Optional<TransferRule> rule) {
        double way = metres(from, to) * 1.3;
        int walk = (int) Math.ceil(way * 3.6 / 5);
        int metres = (int) Math.round(way);
        if (metres > (rule.isPresent() ? 2_000 : 500)) {
            return Optional.empty();
        }
        return switch (rule.map(TransferRule::kind).orElse(TransferRule.Kind.RECOMMENDED)) {
            case IMPOSSIBLE -> Optional.empty();
            case TIMED -> Optional.of(new Change(walk, metres));
            case MINIMUM_TIME ->
                Optional.of(new Change(Math.max(walk, rule.orElseThrow().minSeconds()), metres));
            case RECOMMENDED -> Optional.of(new Change(walk + 60, metres));
        };
    }

    private double metres(int from, int to) {
        Coordinate there = network.coordinate(to);
        return network.coordinate(from).metresTo(there);
    }
}
