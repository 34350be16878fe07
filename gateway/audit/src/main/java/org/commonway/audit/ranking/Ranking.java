package org.commonway.audit.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.audit.digest.Digest;

/**
 * Formula 1 of the neutral ranking: from the trips found to the trips shown, in order. A pure function of whole numbers;
 * the order in which trips come in does not matter, and the same trips always come out the same, bit by bit.
 *
 * <p>One trip is before another by its {@link #score}; if these are equal, by what comes sooner, costs less (an unknown
 * price last), has fewer rides, less walking, less CO2, fewer known steps, less doubt and a measured likelihood, and is
 * public transport, one after the other; and only if all that is equal, by {@link Lots}.
 */
public final class Ranking {
    /** The score of what comes behind all others: its price counts and is not known. */
    public static final long LAST = 1_000_000_000_000_000_000L;

    /** Above every departure, so that trips with changes come behind those without. */
    private static final long WITH_CHANGES = Features.LATEST_SECONDS + 1;

    private final Policy policy;
    private final OrderAsked asked;
    private final Comparator<Features> merit;
    private final List<Comparator<Features>> bests;
    private final Comparator<RankedOption> order;

    /** The ranking of one search. */
    public Ranking(Policy policy, OrderAsked asked, Lots lots) {
        this.policy = policy;
        this.asked = asked;
        Comparator<Features> rest = rest(asked.arriveBy());
        this.merit = Comparator.comparingLong(this::score).thenComparing(rest);
        this.bests = List.of(
                rest,
                Comparator.comparingLong(Ranking::price).thenComparing(rest),
                Comparator.comparingInt(Features::co2Grams).thenComparing(rest),
                Comparator.comparingInt(Features::walkMetres).thenComparing(rest),
                Comparator.comparingInt(Features::rides).thenComparing(rest));
        this.order =
                Comparator.comparing(RankedOption::features, merit).thenComparing(option -> lots.draw(option.id()));
    }

    /**
     * The first number that trips are compared by, lower is better: seconds since 1970 of the arrival, or {@link
     * Features#LATEST_SECONDS} less the departure for one who must be there by a moment (SOONEST); minor units (PRICE);
     * the departure in the same way, or with changes 10^10 and the elapsed seconds (DIRECT_FIRST); grams (GREENEST);
     * points (OWN_WEIGHTS). 0 to {@link #LAST}.
     */
    public long score(Features trip) {
        return switch (asked.order()) {
            case SOONEST -> soonest(trip, asked.arriveBy());
            case PRICE -> price(trip);
            case DIRECT_FIRST -> trip.direct() ? departure(trip) : WITH_CHANGES + trip.elapsedSeconds();
            case GREENEST -> trip.co2Grams();
            case OWN_WEIGHTS -> asked.weights().points(trip);
        };
    }

    /** All trips in order, each once. */
    public List<RankedOption> order(Collection<RankedOption> found) {
        Set<RankedOption> once = new HashSet<>(found);
        List<RankedOption> ordered = new ArrayList<>(once);
        ordered.sort(order);
        return ordered;
    }

    /**
     * The trips that are shown, in order. If there are more than the policy shows: the best public transport and the best
     * by each of arrival, price, CO2, walking and rides are among them, and then the first by the order. If none of the
     * first page is public transport and one further down is, the first such moves up to the last place of that page and
     * those from there on move down by one (rule R8).
     */
    public List<RankedOption> show(Collection<RankedOption> found) {
        List<RankedOption> shown = pick(order(found));
        int last = policy.firstPage() - 1;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).features().publicTransport()) {
                if (i > last) {
                    shown.add(last, shown.remove(i));
                }
                break;
            }
        }
        return shown;
    }

    /** Whether some trips are equal in all features, so that only lots tell which is first. */
    public boolean needsLots(Collection<RankedOption> found) {
        Map<Features, Digest> seen = new HashMap<>();
        for (RankedOption option : found) {
            Digest twin = seen.putIfAbsent(option.features(), option.id());
            if (twin != null && !twin.equals(option.id())) {
                return true;
            }
        }
        return false;
    }

    private List<RankedOption> pick(List<RankedOption> ordered) {
        if (ordered.size() <= policy.mostShown()) {
            return ordered;
        }
        Set<RankedOption> picked = new HashSet<>();
        ordered.stream()
                .filter(option -> option.features().publicTransport())
                .findFirst()
                .ifPresent(picked::add);
        for (Comparator<Features> best : bests) {
            // Of equals, the first in the list: the one with the lower lot.
            ordered.stream()
                    .min(Comparator.comparing(RankedOption::features, best))
                    .ifPresent(picked::add);
        }
        for (RankedOption option : ordered) {
            if (picked.size() == policy.mostShown()) {
                break;
            }
            picked.add(option);
        }
        return new ArrayList<>(ordered.stream().filter(picked::contains).toList());
    }

    private static Comparator<Features> rest(boolean arriveBy) {
        Comparator<Features> lastOut = Comparator.comparingLong(trip -> -trip.departureSeconds());
        Comparator<Features> firstThere = Comparator.comparingLong(Features::arrivalSeconds);
        return (arriveBy ? lastOut.thenComparing(firstThere) : firstThere.thenComparing(lastOut))
                .thenComparingLong(Ranking::price)
                .thenComparingInt(Features::rides)
                .thenComparingInt(Features::walkMetres)
                .thenComparingInt(Features::co2Grams)
                .thenComparingInt(trip -> -trip.stepFree().code())
                .thenComparingInt(Features::doubtPercent)
                .thenComparingInt(trip -> trip.likelihoodPercent().isPresent() ? 0 : 1)
                .thenComparingInt(trip -> trip.publicTransport() ? 0 : 1);
    }

    private static long soonest(Features trip, boolean arriveBy) {
        return arriveBy ? Features.LATEST_SECONDS - trip.departureSeconds() : trip.arrivalSeconds();
    }

    private long departure(Features trip) {
        return asked.arriveBy() ? Features.LATEST_SECONDS - trip.departureSeconds() : trip.departureSeconds();
    }

    private static long price(Features trip) {
        return trip.price().orElse(LAST);
    }
}
