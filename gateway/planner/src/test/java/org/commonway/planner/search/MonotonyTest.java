package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Better timetables and more time never make an answer worse. */
class MonotonyTest {
    private static final int MORNING = RandomProblems.MORNING;

    @Property(tries = 1_000)
    void with_more_trips_nobody_arrives_later_or_must_leave_earlier(
            @ForAll long seed, @ForAll @IntRange(max = 3_600) int after) {
        SearchProblem poorer = RandomProblems.poorer(new Random(seed));
        SearchProblem richer = RandomProblems.of(new Random(seed));
        int moment = MORNING + after;
        int[] before = EarliestArrival.search(poorer, poorer.access(), moment);
        int[] now = EarliestArrival.search(richer, richer.access(), moment);

        for (int boardings = 1; boardings <= SearchProblem.MAX_BOARDINGS; boardings++) {
            assertThat(now[boardings]).isLessThanOrEqualTo(before[boardings]);
        }
        assertThat(LastDeparture.of(richer, moment).orElse(Integer.MIN_VALUE))
                .isGreaterThanOrEqualTo(LastDeparture.of(poorer, moment).orElse(Integer.MIN_VALUE));
    }

    @Property(tries = 1_000)
    void who_leaves_later_arrives_no_earlier_and_who_may_arrive_later_leaves_no_earlier(
            @ForAll long seed, @ForAll @IntRange(max = 3_600) int after, @ForAll @IntRange(max = 1_800) int more) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int[] first = EarliestArrival.search(problem, problem.access(), MORNING + after);
        int[] second = EarliestArrival.search(problem, problem.access(), MORNING + after + more);

        for (int boardings = 1; boardings <= SearchProblem.MAX_BOARDINGS; boardings++) {
            assertThat(second[boardings]).isGreaterThanOrEqualTo(first[boardings]);
            assertThat(second[boardings]).isLessThanOrEqualTo(second[boardings - 1]);
        }
        assertThat(LastDeparture.of(problem, MORNING + after + more).orElse(Integer.MIN_VALUE))
                .isGreaterThanOrEqualTo(
                        LastDeparture.of(problem, MORNING + after).orElse(Integer.MIN_VALUE));
    }
}
