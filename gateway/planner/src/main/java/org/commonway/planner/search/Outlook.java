package org.commonway.planner.search;

import java.util.List;
import java.util.function.Supplier;
import org.commonway.planner.parallel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * What a label that has just got off can become at best, by lower bounds of what is still ahead. A label of which
 * everything that it can become is needless at the destination is hopeless: most of a search's labels are.
 */
final class Outlook {
    private final Remaining seconds;
    private final @Nullable Remaining walking;
    private final @Nullable Remaining co2;
    private final @Nullable RemainingFare fare;

    private Outlook(SearchProblem problem, Precision precision, Remaining seconds, boolean[] usable) {
        int more = seconds.most();
        this.seconds = seconds;
        this.walking = precision.best() == Labels.WALK
                ? new Remaining(problem, Remaining.walking(problem, precision), usable, more)
                : null;
        this.co2 = precision.best() == Labels.CO2
                ? new Remaining(problem, Remaining.co2(problem, precision), usable, more)
                : null;
        this.fare = precision.price() == PriceCount.NOT
                ? null
                : new RemainingFare(problem, usable, more, precision.price() == PriceCount.WITH_TICKETS);
    }

    /**
     * Bounds for each of these passes of a search within these restrictions: of time, of the fare where the price counts,
     * and of what a pass wants the least. Those of walking and CO2 for a pass in steps cost what they saved.
     */
    static List<Outlook> of(SearchProblem problem, List<Restriction> restrictions, List<Precision> passes) {
        boolean[] usable = usable(problem, restrictions);
        int most = restrictions.stream().mapToInt(Restriction::most).max().orElse(0);
        int more = Math.max(0, most - 1);
        Remaining seconds = new Remaining(problem, Remaining.seconds(problem), usable, more);
        List<Precision> bounded = passes.stream().map(Precision::bounded).toList();
        List<Precision> different = bounded.stream().distinct().toList();
        List<Outlook> made = Parallel.all(different.stream()
                .<Supplier<Outlook>>map(precision -> () -> new Outlook(problem, precision, seconds, usable))
                .toList());
        return bounded.stream()
                .map(precision -> made.get(different.indexOf(precision)))
                .toList();
    }

    /** By stop: whether a trip of the set may get off there. */
    private static boolean[] usable(SearchProblem problem, List<Restriction> restrictions) {
        boolean[] usable = new boolean[problem.network().stopCount()];
        for (Restriction restriction : restrictions) {
            int[] latest = restriction.alighting(1);
            for (int stop = 0; stop < usable.length; stop++) {
                usable[stop] |= latest[stop] > LatestDeparture.NEVER;
            }
        }
        return usable;
    }

    /** Whether a label with these {@link Criteria} keys, off a vehicle after so many boardings, can become nothing of interest. */
    boolean isHopeless(
            long first,
            long second,
            boolean hasTicket,
            int stop,
            int round,
            Restriction restriction,
            Destination destination) {
        int time = Criteria.time(first);
        for (int more = 0; more <= seconds.most(); more++) {
            int left = seconds.after(more)[stop];
            int paid = fare == null ? 0 : fare.after(more, hasTicket)[stop];
            if (left < Remaining.NEVER
                    && paid < Remaining.NEVER
                    && round + more <= SearchProblem.MAX_BOARDINGS
                    && restriction.allowsArrival(round + more, time + left)) {
                long best = Criteria.ahead(first, left, more, walking == null ? 0 : walking.after(more)[stop]);
                long then = Criteria.dearer(second, paid);
                if (!destination.covers(best, co2 == null ? then : Criteria.dirtier(then, co2.after(more)[stop]))) {
                    return false;
                }
            }
        }
        return true;
    }
}
