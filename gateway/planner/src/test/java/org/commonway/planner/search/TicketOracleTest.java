package org.commonway.planner.search;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Searches in small random networks where a ticket of one operator is good for a time, against the full set: what is
 * taken for granted of fares that are still to be paid, and of until when a ticket is of use, must lose nothing.
 */
class TicketOracleTest {
    @Property(tries = 1_500)
    void of_all_that_is_admitted_nothing_is_missing_where_tickets_are_good_for_a_time(@ForAll long seed) {
        Random random = new Random(seed);
        SearchProblem problem = RandomProblems.of(random, 300 + random.nextInt(40) * 60);
        int first = RandomProblems.MORNING;

        Window window = Window.of(first, first + random.nextInt(3) * 1_500);
        PublishedPromise promise = new PublishedPromise("seed " + seed, problem, window);
        promise.assertKept();
        promise.assertNoDearer();
    }
}
