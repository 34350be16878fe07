package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The restricted Pareto set over arrival, departure, price, vehicles, CO2 and walking. For the asked departure the best
 * of each single criterion is exact within the {@link Restriction}; between them, and for later departures, values are
 * compared in steps (see {@link Precision}). Nothing that comes back is made needless by anything else that comes back.
 */
public final class RestrictedPareto {
    private RestrictedPareto() {}

    /**
     * Searches for each of these departures.
     *
     * @param departures seconds from the day's base, rising; at least one
     */
    public static List<Journey> search(SearchProblem problem, List<Integer> departures) {
        List<Journey> found = new ArrayList<>();
        for (int i = 0; i < departures.size(); i++) {
            int departure = departures.get(i);
            Optional<Restriction> restriction = Restriction.find(problem, departure);
            if (restriction.isPresent()) {
                for (Precision precision : i == 0 ? Precision.ALL : Precision.COARSE) {
                    found.addAll(new ParetoPass(problem, restriction.get(), precision).run(departure));
                }
            }
        }
        return withoutNeedless(found);
    }

    private static List<Journey> withoutNeedless(List<Journey> found) {
        List<Journey> kept = new ArrayList<>();
        for (Journey journey : found) {
            if (kept.stream().noneMatch(other -> isNoWorse(other, journey))) {
                kept.removeIf(other -> isNoWorse(journey, other));
                kept.add(journey);
            }
        }
        return kept;
    }

    private static boolean isNoWorse(Journey a, Journey b) {
        Journey.Totals x = a.totals();
        Journey.Totals y = b.totals();
        return x.arrival() <= y.arrival()
                && a.departure() >= b.departure()
                && x.price() <= y.price()
                && (x.priceKnown() || !y.priceKnown())
                && x.co2Grams() <= y.co2Grams()
                && x.walkMetres() <= y.walkMetres()
                && x.vehicles() <= y.vehicles();
    }
}
