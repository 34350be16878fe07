package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.parallel.Parallel;

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
        boolean tickets = problem.costs().ticketSlots() > 0;
        List<Precision> all = Precision.ofAll(criteria, tickets);
        List<Precision> least = Precision.ofLeast(criteria, tickets);
        List<Outlook> outlooks = Outlook.of(
                problem,
                restrictions,
                Stream.concat(all.stream(), least.stream()).toList());
        Parts parts = Parts.of(problem, restrictions, window);
        List<Supplier<List<Journey>>> first = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Parts where = all.get(i).onFoot() ? Parts.of(problem.onFoot(), restrictions, window) : parts;
            first.addAll(where.halves(all.get(i), Integer.MAX_VALUE, outlooks.get(i)));
        }
        List<Journey> found = new ArrayList<>();
        Parallel.all(first).forEach(found::addAll);
        List<Supplier<List<Journey>>> others = new ArrayList<>();
        for (int i = 0; i < least.size(); i++) {
            // What has been found tells these what is not worth looking at.
            others.add(parts.least(least.get(i), least(found, least.get(i)), outlooks.get(all.size() + i)));
        }
        problem.between().ifPresent(rides -> others.add(() -> between(problem, rides, moments, window)));
        Parallel.all(others).forEach(found::addAll);
        return withoutNeedless(found);
    }

    private static List<Journey> between(SearchProblem problem, RidesBetween rides, Moments moments, Window window) {
        List<Journey> found = new ArrayList<>();
        for (Moments.Start start : moments.starts()) {
            found.addAll(new BetweenPass(problem, rides, start, window.deadline()).journeys());
        }
        return found;
    }

    /** The passes of a search as parts that may be done side by side. */
    private record Parts(
            SearchProblem problem, EgressWays egress, List<Restriction> restrictions, Departures departures, int last) {
        static Parts of(SearchProblem problem, List<Restriction> restrictions, Window window) {
            return new Parts(
                    problem,
                    new EgressWays(problem.egress(), problem.network().stopCount()),
                    restrictions,
                    new Departures(problem, window.first(), window.last()),
                    window.last());
        }

        /**
         * The later departures and the earlier: few trips of the ones beat those of the others, so little is done twice.
         *
         * @param least for a pass that looks for the least of one value: of interest is what is less than this
         */
        List<Supplier<List<Journey>>> halves(Precision precision, int least, Outlook outlook) {
            int middle = departures.count() / 2;
            Supplier<List<Journey>> later = () -> run(precision, least, outlook, departures.count() - 1, middle);
            return middle == 0 ? List.of(later) : List.of(later, () -> run(precision, least, outlook, middle - 1, 0));
        }

        /** What is less than this of the one value that the pass is for; the later departure where both halves find the same. */
        Supplier<List<Journey>> least(Precision precision, int least, Outlook outlook) {
            return () -> Parallel.all(halves(precision, least, outlook)).stream()
                    .min(Comparator.comparingInt(half -> RestrictedPareto.least(half, precision)))
                    .orElseGet(List::of);
        }

        /** Over these steps of departures, the later first; before the last of all those who leave at the window's end. */
        private List<Journey> run(Precision precision, int least, Outlook outlook, int from, int to) {
            ParetoPass pass = new ParetoPass(problem, egress, precision, least, outlook, restrictions.get(0));
            if (from == departures.count() - 1) {
                pass.leave(last, departures.all());
            }
            int moment = 0;
            for (int step = from; step >= to; step--) {
                int leaving = departures.time(step);
                while (leaving < restrictions.get(moment).from()) {
                    pass.restrict(restrictions.get(++moment));
                }
                pass.leave(leaving, departures.ways(step));
            }
            return pass.journeys();
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
            case Labels.PRICE ->
                found.stream()
                        .filter(journey -> journey.totals().priceKnown())
                        .mapToInt(journey -> journey.totals().price())
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
