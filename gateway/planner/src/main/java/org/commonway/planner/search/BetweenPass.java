package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * The earliest arrivals, by boardings, of trips that ride one shared vehicle between two of a timetable, for one who
 * leaves at a moment. Such a trip is admitted only if it arrives before every trip without such a ride that boards at
 * most one vehicle more, and by the window's deadline; its shared vehicle must be reached within two hours of the moment.
 *
 * <p>RAPTOR in two layers. The first, before the ride, is what {@link Moments} have found; the second begins where a ride
 * ends. What is in time, one {@link LatestDeparture} tells beforehand, whose deadlines are those of the rule: rides are
 * asked for only where they may lead to a trip that is admitted.
 */
final class BetweenPass {
    /** What stands there in more than two hours has little to do with what stands there now. */
    private static final int VEHICLE_SECONDS = 2 * 3600;

    /** The ride counts as a vehicle, of which there are no more than elsewhere. */
    private static final int MOST = SearchProblem.MAX_BOARDINGS - 1;

    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final RidesBetween rides;
    private final int moment;
    private final Reach before;
    private final int[] deadlines = new int[MOST + 1];
    private final List<Journey> found = new ArrayList<>();

    /** A pass for who leaves at this moment and must arrive by this deadline. */
    BetweenPass(SearchProblem problem, RidesBetween rides, Moments.Start start, int deadline) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.rides = rides;
        this.moment = start.moment();
        this.before = start.reach();
        for (int used = 0; used <= MOST; used++) {
            // With the ride, two boardings are as many as three.
            deadlines[used] = Math.min(deadline, before.atDestination(Math.max(2, used) + 1) - 1);
        }
        int first = Arrays.stream(before.arrivals(1)).min().orElse(SearchProblem.NEVER);
        if (first < SearchProblem.NEVER) {
            new Layer(first).search();
        }
    }

    /** What is admitted, at most one trip for each number of boardings. */
    List<Journey> journeys() {
        return found;
    }

    /** What is done after the ride. */
    private final class Layer {
        private final LatestDeparture latest;
        private final AfterRide after;
        private final int[] egressSeconds;
        private final int[] best = new int[MOST + 1];
        private final int[] bestStop = new int[MOST + 1];
        private final PatternQueue queue;
        private final Marks marked;
        private final Marks reached;

        Layer(int first) {
            int stops = problem.network().stopCount();
            this.latest = new LatestDeparture(problem, deadlines, Reach.notBefore(first, stops), 2);
            this.after = new AfterRide(stops);
            this.egressSeconds = EgressWays.leastSeconds(problem.egress(), stops);
            Arrays.fill(best, SearchProblem.NEVER);
            this.queue = new PatternQueue(problem);
            this.marked = new Marks(stops);
            this.reached = new Marks(stops);
        }

        void search() {
            for (int round = 2; round <= MOST; round++) {
                takeRides(round - 1);
                queue.fillFrom(marked, latest.ends(round));
                for (int i = 0; i < queue.size(); i++) {
                    ride(queue.pattern(i), queue.position(i), round);
                }
                if (round < MOST) {
                    walk(round);
                }
            }
            for (int round = 2; round <= MOST; round++) {
                if (best[round] < best[round - 1]) {
                    found.add(new BetweenTrace(problem, rides, before, after, moment)
                            .journey(round, bestStop[round], egressSeconds[bestStop[round]]));
                }
            }
        }

        /** From where one got off after so many boardings, and no earlier with fewer. */
        private void takeRides(int boardings) {
            int[] times = before.arrivals(boardings);
            int[] fewer = before.arrivals(boardings - 1);
            RidesBetween.Timely timely = rides.by(latest.ready(boardings));
            for (int stop = 0; stop < times.length; stop++) {
                int time = times[stop];
                if (time < fewer[stop] && time <= moment + VEHICLE_SECONDS) {
                    int from = stop;
                    timely.visit(
                            stop,
                            time,
                            (target, seconds, number) -> ready(boardings, target, time + seconds, from, number));
                }
            }
        }

        private void ready(int boardings, int stop, int time, int from, int number) {
            if (time < after.ready[boardings][stop] && time <= latest.ready(boardings)[stop]) {
                after.ready(boardings, stop, time, from, number);
                marked.add(stop);
            }
        }

        private void ride(int pattern, int from, int round) {
            int trips = day.trips(pattern);
            int first = day.firstPosition(pattern);
            int[] waiting = after.ready[round - 1];
            int[] limits = latest.alighted(round);
            int trip = trips;
            int times = 0;
            int end = latest.ends(round)[pattern];
            for (int position = from; position <= end; position++) {
                int stop = day.stopAt(first + position);
                if (trip < trips && day.mayAlightAt(first + position)) {
                    int time = day.arrivalAt(times + position);
                    if (time < after.arrived[round][stop] && time <= limits[stop]) {
                        after.arrive(round, stop, time);
                        reached.add(stop);
                        arriveBy(round, stop, time + egressSeconds[stop]);
                    }
                }
                int time = waiting[stop];
                if (time < SearchProblem.NEVER
                        && (trip == trips || time <= day.departureAt(times + position))
                        && day.mayBoardAt(first + position)) {
                    trip = day.firstTripFrom(pattern, position, time, trip);
                    times = day.firstTime(pattern, trip);
                }
            }
        }

        private void arriveBy(int round, int stop, int time) {
            for (int later = round; time <= deadlines[later] && time < best[later]; later++) {
                best[later] = time;
                bestStop[later] = stop;
                if (later == MOST) {
                    return;
                }
            }
        }

        private void walk(int round) {
            for (int i = 0; i < reached.size(); i++) {
                int stop = reached.get(i);
                for (int way = ways.first(stop); way < ways.end(stop); way++) {
                    ready(round, ways.target(way), after.arrived[round][stop] + ways.changeSeconds(way), -1, -1);
                }
            }
            reached.clear();
        }
    }
}
