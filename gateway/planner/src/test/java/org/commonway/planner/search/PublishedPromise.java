package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.search.FullPareto.Counts;

/** What docs/planner.md promises of a search with all criteria, held to the full set of all trips that nothing beats. */
final class PublishedPromise {
    private final String asked;
    private final SearchProblem problem;
    private final Published rule;
    private final List<CountedTrip> found;
    private final List<CountedTrip> admitted;

    PublishedPromise(String asked, SearchProblem problem, Window window) {
        this.asked = asked;
        this.problem = problem;
        this.rule = new Published(problem, window.first(), window.last());
        this.found = RestrictedPareto.search(problem, Set.of(Criterion.values()), window).stream()
                .map(journey -> Followed.of(problem, journey, rule))
                .toList();
        this.admitted = rule.admitted(Counts.IN_STEPS);
    }

    /** What there is to find. */
    List<CountedTrip> admitted() {
        return admitted;
    }

    /** Fails unless all that the published rule admits is found, and nothing that it does not or that is needless. */
    void assertKept() {
        assertThat(missing(problem, admitted, found)).as(asked).isEmpty();
        assertThat(rule.admittedOnFoot(Counts.PRICE_AS_PAID).stream()
                        .filter(trip -> found.stream().noneMatch(one -> isNoDearer(one, trip))))
                .as("%s: on foot, as it is paid", asked)
                .isEmpty();
        assertLeast(asked, admitted, found, List.of(CountedTrip::time, CountedTrip::vehicles));
        assertLeast(asked, rule.admitted(Counts.CO2_EXACTLY), found, List.of(CountedTrip::grams));
        assertLeast(asked, rule.admitted(Counts.WALKING_EXACTLY), found, List.of(CountedTrip::metres));
        assertThat(found).as(asked).allMatch(trip -> rule.admits(trip.departure(), trip.boardings(), trip.time()));
        for (int i = 0; i < found.size(); i++) {
            List<CountedTrip> others = new ArrayList<>(found);
            CountedTrip trip = others.remove(i);
            assertThat(others.stream().filter(other -> other.isNoWorseExactly(trip)))
                    .as("%s: what makes %s needless", asked, trip)
                    .isEmpty();
        }
    }

    /** Fails unless the cheapest costs what the cheapest that is admitted does. */
    void assertLeastPrice() {
        assertLeast(asked, rule.admitted(Counts.PRICE_AS_PAID), found, List.of(CountedTrip::price));
    }

    /** Fails if the cheapest is dearer: leaving later, one may have a ticket that lasts for one ride more. */
    void assertNoDearer() {
        int most =
                least(rule.admitted(Counts.PRICE_AS_PAID), CountedTrip::price).orElse(0);
        assertThat(least(found, CountedTrip::price).orElse(0)).as(asked).isLessThanOrEqualTo(most);
    }

    /** For each there must be one found that is no worse in what counts, or that is exactly no worse than such a one. */
    private static List<CountedTrip> missing(
            SearchProblem problem, List<CountedTrip> admitted, List<CountedTrip> found) {
        return admitted.stream()
                .filter(trip -> found.stream().noneMatch(one -> counts(one, trip)))
                .filter(trip -> FullPareto.listAlike(problem, Counts.IN_STEPS, trip).stream()
                        .noneMatch(alike -> found.stream().anyMatch(one -> one.isNoWorseExactly(alike))))
                .toList();
    }

    private static boolean counts(CountedTrip one, CountedTrip other) {
        return one.leaving() >= other.leaving() && one.isNoWorseInSteps(other);
    }

    private static boolean isNoDearer(CountedTrip one, CountedTrip other) {
        return one.leaving() >= other.leaving()
                && one.time() <= other.time()
                && one.vehicles() <= other.vehicles()
                && one.price() <= other.price();
    }

    private static void assertLeast(
            String asked,
            List<CountedTrip> admitted,
            List<CountedTrip> found,
            List<ToIntFunction<CountedTrip>> criteria) {
        for (ToIntFunction<CountedTrip> criterion : criteria) {
            assertThat(least(found, criterion)).as(asked).isEqualTo(least(admitted, criterion));
        }
    }

    private static OptionalInt least(List<CountedTrip> trips, ToIntFunction<CountedTrip> criterion) {
        return trips.stream().mapToInt(criterion).min();
    }
}
