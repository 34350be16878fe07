package org.commonway.planner.search;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.commonway.planner.parallel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * The rule that keeps the Pareto set small (after Delling, Dibbelt and Pajor, "Fast and exact public transit routing
 * with restricted Pareto sets", 2019), for those who leave in the half hour before one moment. The moments of a
 * window are half an hour apart from its start on, and its end. An anchor is a trip from a moment of the window
 * that nothing beats in arrival and boardings, found once with walking alone at both ends and once with everything. A trip
 * is in the restricted set when for some anchor, of the first moment at or after its departure or of one before that, it
 * boards at most one vehicle more and arrives at most a slack later: 15 minutes, or a quarter of the time from the window's
 * start to the anchor's arrival if that is more. Nor may it arrive after
 * the window's deadline. Anything else is left out however cheap or green it is.
 */
final class Restriction {
    private final int from;
    private final LatestDeparture latest;
    private final int[] deadlines;
    private final @Nullable TicketUse tickets;

    private Restriction(SearchProblem problem, int from, int[] deadlines, Reach earliest, boolean tickets) {
        this.from = from;
        this.deadlines = deadlines;
        this.latest = new LatestDeparture(problem, deadlines, earliest);
        this.tickets = tickets ? new TicketUse(problem, this) : null;
    }

    /**
     * The restrictions of a window, the latest first.
     *
     * @param priced whether the price counts
     */
    static List<Restriction> of(SearchProblem problem, Moments moments, boolean priced) {
        boolean tickets = priced && problem.costs().ticketSlots() > 0;
        return Parallel.all(IntStream.iterate(moments.count() - 1, i -> i >= 0, i -> i - 1)
                .<Supplier<Restriction>>mapToObj(i -> () ->
                        new Restriction(problem, moments.from(i), moments.deadlines(i), moments.reach(i), tickets))
                .toList());
    }

    /** The moment before: who leaves from then on is meant, until the next moment, or for the last one at any time. */
    int from() {
        return from;
    }

    /** By stop: until when getting off there after so many boardings can still lead to a trip of the set. */
    int[] alighting(int boardings) {
        return latest.alighted(boardings);
    }

    /** By stop: until when being ready to get on there after so many boardings can; fewer than the most. */
    int[] boarding(int boardings) {
        return latest.ready(boardings);
    }

    /** By pattern: the last position at which getting off after so many boardings can; 0 where it cannot anywhere. */
    int[] ends(int boardings) {
        return latest.ends(boardings);
    }

    /** Until when tickets are of use; asked for only where they count. */
    TicketUse tickets() {
        return Objects.requireNonNull(tickets);
    }

    /** How many boardings a trip of the set makes at most; 0 when the set is empty. */
    int most() {
        int most = deadlines.length - 1;
        while (most > 0 && deadlines[most] == LatestDeparture.NEVER) {
            most--;
        }
        return most;
    }

    /** Whether a trip of so many boardings that arrives at this time is in the set. */
    boolean allowsArrival(int boardings, int time) {
        return time <= deadlines[boardings];
    }
}
