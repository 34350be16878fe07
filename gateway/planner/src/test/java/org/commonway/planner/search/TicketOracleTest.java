package org.commonway.planner.search;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Searches in small random networks where tickets of one operator or of both are good for a time, against the full set: what is
 * taken for granted of fares that are still to be paid, and of until when a ticket is of use, must lose nothing.
 */
class TicketOracleTest {
    @Property(tries = 1_500)
    void of_all_that_is_admitted_nothing_is_missing_where_tickets_are_good_for_a_time(@ForAll long seed) {
        Random random = new Random(seed);
        int good = 300 + random.nextInt(40) * 60;
        SearchProblem problem = RandomProblems.of(random, good, random.nextInt(2) * (300 + random.nextInt(40) * 60));
        int first = RandomProblems.MORNING;

        Window window = Window.of(first, first + random.nextInt(3) * 1_500);
        PublishedPromise promise = new PublishedPromise("seed " + seed, problem, window);
        promise.assertKept();
        promise.assertNoDearer();
    }

    @Property(tries = 1_500)
    void a_ticket_makes_the_cheapest_trip_of_those_who_rent_a_vehicle_first_as_cheap_as_it_can_be(@ForAll long seed) {
        Random random = new Random(seed);
        int good = 300 + random.nextInt(40) * 60;
        SearchProblem problem = rentingFirst(RandomProblems.of(random, good, good));

        new PublishedPromise("seed " + seed, problem, Window.of(RandomProblems.MORNING, RandomProblems.MORNING))
                .assertNoDearer();
    }

    private static SearchProblem rentingFirst(SearchProblem problem) {
        List<DoorLabel> access = problem.access().stream()
                .map(way -> new DoorLabel(
                        way.stop(), way.seconds(), 50, true, way.co2Grams(), way.walkMetres(), 1, way.detail()))
                .toList();
        return new SearchProblem(problem.network(), problem.day(), problem.costs(), access, problem.egress());
    }
}
