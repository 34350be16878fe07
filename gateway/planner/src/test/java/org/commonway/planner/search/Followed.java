package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;
import org.commonway.planner.search.FullPareto.Counts;

/** Goes along a trip that was found, ride by ride, and adds up afresh what it comes to; each connection must be made. */
final class Followed {
    private static final Counts STEPS = Counts.IN_STEPS;

    private final SearchProblem problem;
    private final DayNetwork day;
    private final int[] ticketsUntil;
    private int price;
    private int fares;
    private int co2;
    private int walk;
    private int grams;
    private int metres;

    private Followed(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.ticketsUntil = new int[problem.network().timetables().size()];
    }

    /** The trip as it counts in a window; what it says of itself must be what it comes to. */
    static CountedTrip of(SearchProblem problem, Journey journey, Published window) {
        return new Followed(problem).follow(journey, window);
    }

    private CountedTrip follow(Journey journey, Published window) {
        add(journey.access());
        int at = journey.access().stop();
        int time = journey.departure() + journey.access().seconds();
        for (int i = 0; i < journey.rides().size(); i++) {
            Journey.Ride ride = journey.rides().get(i);
            if (i > 0) {
                Footpaths ways = problem.network().footpaths();
                int way = ways.get(at, day.stop(ride.pattern(), ride.board()));
                time += ways.changeSeconds(way);
                walk(ways.metres(way));
                at = ways.target(way);
            }
            assertThat(day.stop(ride.pattern(), ride.board())).isEqualTo(at);
            assertThat(day.departure(ride.pattern(), ride.trip(), ride.board())).isGreaterThanOrEqualTo(time);
            ride(ride);
            at = day.stop(ride.pattern(), ride.alight());
            time = day.arrival(ride.pattern(), ride.trip(), ride.alight());
        }
        assertThat(journey.egress().stop()).isEqualTo(at);
        add(journey.egress());
        int boardings = journey.rides().size();
        int vehicles =
                boardings + journey.access().vehicles() + journey.egress().vehicles();
        time += journey.egress().seconds();
        assertThat(journey.totals()).isEqualTo(new Journey.Totals(time, price, true, grams, metres, vehicles));
        int departure = journey.departure();
        return new CountedTrip(
                window.stepOf(departure),
                departure,
                time,
                boardings,
                vehicles,
                price,
                fares,
                co2,
                walk,
                grams,
                metres,
                List.of());
    }

    private void add(DoorLabel way) {
        price += way.price();
        fares += way.price();
        co2 += STEPS.grams(way.co2Grams());
        grams += way.co2Grams();
        walk(way.walkMetres());
    }

    private void walk(int way) {
        walk += STEPS.metres(way);
        metres += way;
    }

    private void ride(Journey.Ride ride) {
        assertThat(day.mayBoard(ride.pattern(), ride.board()) && day.mayAlight(ride.pattern(), ride.alight()))
                .isTrue();
        int feed = day.feed(ride.pattern());
        int departure = day.departure(ride.pattern(), ride.trip(), ride.board());
        fares += problem.costs().boarding(feed);
        if (ticketsUntil[feed] < departure) {
            price += problem.costs().boarding(feed);
            ticketsUntil[feed] = departure + problem.costs().freeSeconds(feed);
        }
        int from = gramsTo(ride, ride.board());
        int to = gramsTo(ride, ride.alight());
        grams += to - from;
        co2 += STEPS.grams(to) - STEPS.grams(from);
    }

    private int gramsTo(Journey.Ride ride, int position) {
        return problem.costs().grams(day.mode(ride.pattern()), day.metres(ride.pattern(), position));
    }
}
