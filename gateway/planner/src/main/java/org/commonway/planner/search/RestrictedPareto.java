package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The restricted Pareto set over departure, arrival, vehicles and the criteria asked for. Which trips belong to it, the
 * {@link Restriction} says; in which steps they are compared, {@link Precision} and {@link Departures} say. The best of
 * each single criterion is exact; of the rest none is lost that is better in steps. Nothing that comes back is made
 * needless by anything else that comes back.
 */
public final class RestrictedPareto {
    private RestrictedPareto() {}

    /**
     * Searches for departures in a window. One who would leave after its end, as nothing goes before, is found too.
     *
     * @param criteria what counts besides departure, arrival and vehicles
     * @param first start of the window, seconds from the day's base
     * @param last its end; the same as {@code first} for one departure
     */
    public static List<Journey> search(SearchProblem problem, Set<Criterion> criteria, int first, int last) {
        Restriction.Moments moments = new Restriction.Moments(problem, first, last);
        Departures departures = new Departures(problem, first, last);
        EgressWays egress = new EgressWays(problem.egress(), problem.network().stopCount());
        Restriction restriction = moments.next();
        List<ParetoPass> passes = new ArrayList<>();
        for (Precision precision : Precision.of(criteria)) {
            passes.add(new ParetoPass(problem, egress, precision, restriction));
        }
        int[] all = IntStream.range(0, problem.access().size()).toArray();
        passes.forEach(pass -> pass.leave(last, all));
        for (int at = departures.peek(); at >= 0; at = departures.peek()) {
            while (at < restriction.from()) {
                restriction = moments.next();
                Restriction earlier = restriction;
                passes.forEach(pass -> pass.restrict(earlier));
            }
            int leaving = at;
            int[] ways = departures.nextWays();
            passes.forEach(pass -> pass.leave(leaving, ways));
        }
        return withoutNeedless(
                passes.stream().flatMap(pass -> pass.journeys().stream()).toList());
    }

    private static List<Journey> withoutNeedless(List<Journey> found) {
        List<Journey> kept = new ArrayList<>();
        found.stream()
                .sorted(Comparator.<Journey>comparingInt(
                                journey -> journey.totals().arrival())
                        .thenComparing(Journey::departure, Comparator.reverseOrder()))
                .forEach(journey -> {
                    if (kept.stream().noneMatch(other -> isNoWorse(other, journey))) {
                        kept.removeIf(other -> isNoWorse(journey, other));
                        kept.add(journey);
                    }
                });
        return kept;
    }

    private static boolean isNoWorse(Journey a, Journey b) {
        Journey.Totals x = a.totals();
        Journey.Totals y = b.totals();
        return x.arrival() <= y.arrival()
                && a.departure() >= b.departure()
                && x.vehicles() <= y.vehicles()
                && x.price() <= y.price()
                && (x.priceKnown() || !y.priceKnown())
                && x.co2Grams() <= y.co2Grams()
                && x.walkMetres() <= y.walkMetres();
    }
}
