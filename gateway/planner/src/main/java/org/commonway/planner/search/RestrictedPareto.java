package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;

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
     */
    public static List<Journey> search(SearchProblem problem, Set<Criterion> criteria, Window window) {
        Moments moments = new Moments(problem, window);
        List<Restriction> restrictions = Restriction.of(problem, moments, criteria.contains(Criterion.PRICE));
        Departures departures = new Departures(problem, window.first(), window.last());
        EgressWays egress = new EgressWays(problem.egress(), problem.network().stopCount());
        List<Precision> passes = Precision.of(criteria);
        List<Outlook> outlooks = Outlook.of(problem, restrictions, passes);
        List<Journey> found = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            Precision precision = passes.get(i);
            // What the pass in steps has found tells the others what is not worth looking at.
            ParetoPass pass = new ParetoPass(
                    problem, egress, precision, least(found, precision), outlooks.get(i), restrictions.get(0));
            run(pass, restrictions, departures, window.last());
            found.addAll(pass.journeys());
        }
        problem.between().ifPresent(rides -> {
            for (Moments.Start start : moments.starts()) {
                found.addAll(new BetweenPass(problem, rides, start, window.deadline()).journeys());
            }
        });
        return withoutNeedless(found);
    }

    private static void run(ParetoPass pass, List<Restriction> restrictions, Departures departures, int last) {
        int moment = 0;
        pass.leave(last, departures.all());
        for (int step = departures.count() - 1; step >= 0; step--) {
            int leaving = departures.time(step);
            while (leaving < restrictions.get(moment).from()) {
                pass.restrict(restrictions.get(++moment));
            }
            pass.leave(leaving, departures.ways(step));
        }
    }

    private static int least(List<Journey> found, Precision precision) {
        return switch (precision.best()) {
            case Labels.CO2 ->
                found.stream()
                        .mapToInt(journey -> journey.totals().co2Grams())
                        .min()
                        .orElse(Integer.MAX_VALUE);
            case Labels.WALK ->
                found.stream()
                        .mapToInt(journey -> journey.totals().walkMetres())
                        .min()
                        .orElse(Integer.MAX_VALUE);
            default -> Integer.MAX_VALUE;
        };
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
