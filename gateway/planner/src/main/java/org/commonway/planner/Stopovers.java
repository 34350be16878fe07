package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.planner.choice.OptionChoice;
import org.commonway.planner.choice.Score;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Timing;

/**
 * Trips by way of places, put together from a search for each part: from the first part on for one who leaves at a
 * moment, from the last part back for one who must arrive by one. Each part is searched for the time at which the parts
 * before it arrive, over at most two hours, and paid on its own. Of what is put together, what something else makes
 * needless is left out, and at most {@link #GOING_ON} trips go on to the next part.
 */
final class Stopovers {
    private static final int GOING_ON = 60;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(2);

    private final PlanRequest request;
    private final Function<PlanRequest, List<Found>> search;
    private final List<Place> places = new ArrayList<>();

    /** A search that finds the parts with {@code search}. */
    Stopovers(PlanRequest request, Function<PlanRequest, List<Found>> search) {
        this.request = request;
        this.search = search;
        places.add(request.from());
        request.via().forEach(via -> places.add(via.place()));
        places.add(request.to());
    }

    List<Found> find() {
        return request.timing().arrivesBy() ? fromTheLast() : fromTheFirst();
    }

    private List<Found> fromTheFirst() {
        List<Found> trips = search.apply(part(0, request.timing()));
        for (int i = 1; i < places.size() - 1 && !trips.isEmpty(); i++) {
            Duration stay = request.via().get(i - 1).stay();
            trips = goingOn(trips);
            Instant first = first(trips, Score::arrival).plus(stay);
            Instant last = last(trips, Score::arrival).plus(stay);
            Timing timing = new Timing(first, Timing.End.DEPART_AT, window(first, last));
            trips = join(trips, search.apply(part(i, timing)), stay);
        }
        return trips;
    }

    private List<Found> fromTheLast() {
        List<Found> trips = search.apply(part(places.size() - 2, request.timing()));
        for (int i = places.size() - 3; i >= 0 && !trips.isEmpty(); i--) {
            Duration stay = request.via().get(i).stay();
            trips = goingOn(trips);
            Instant first = first(trips, Score::departure).minus(stay);
            Instant last = last(trips, Score::departure).minus(stay);
            Timing timing = new Timing(last, Timing.End.ARRIVE_BY, window(first, last));
            trips = join(search.apply(part(i, timing)), trips, stay);
        }
        return trips;
    }

    private PlanRequest part(int i, Timing timing) {
        return request.withVia(List.of())
                .between(places.get(i), places.get(i + 1))
                .withParty(i == 0 ? request.party() : request.party().withoutOwnVehicles())
                .withTiming(timing);
    }

    /** Never shorter than the rider's own, so that the first and the last part have a choice as well. */
    private Duration window(Instant first, Instant last) {
        Duration between = Duration.between(first, last);
        Duration wanted = request.timing().window();
        Duration window = between.compareTo(wanted) < 0 ? wanted : between;
        return window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window;
    }

    private static Instant first(List<Found> trips, Function<Score, Instant> time) {
        return trips.stream()
                .map(Found::score)
                .map(time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(List<Found> trips, Function<Score, Instant> time) {
        return trips.stream()
                .map(Found::score)
                .map(time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Found> goingOn(List<Found> trips) {
        return OptionChoice.narrow(trips.stream().map(Found::score).toList(), request.timing(), GOING_ON).stream()
                .map(trips::get)
                .toList();
    }

    private List<Found> join(List<Found> before, List<Found> after, Duration stay) {
        List<Found> joined = new ArrayList<>();
        for (Found start : before) {
            for (Found end : after) {
                if (Collections.disjoint(start.rented(), end.rented())) {
                    joined(start, end, stay).ifPresent(joined::add);
                }
            }
        }
        return withoutNeedless(joined);
    }

    /** What can be made at any time is moved next to what cannot. */
    private Optional<Found> joined(Found start, Found end, Duration stay) {
        if (end.isFlexible() && !(start.isFlexible() && request.timing().arrivesBy())) {
            return Optional.of(start.then(end.leaving(start.score().arrival().plus(stay)), stay))
                    .filter(this::isInTime);
        }
        if (start.isFlexible()) {
            return Optional.of(
                            start.arriving(end.score().departure().minus(stay)).then(end, stay))
                    .filter(this::isInTime);
        }
        return start.score().arrival().plus(stay).isAfter(end.score().departure())
                ? Optional.empty()
                : Optional.of(start.then(end, stay));
    }

    private boolean isInTime(Found trip) {
        Instant moment = request.timing().moment();
        return request.timing().arrivesBy()
                ? !trip.score().arrival().isAfter(moment)
                : !trip.score().departure().isBefore(moment);
    }

    private static List<Found> withoutNeedless(List<Found> trips) {
        List<Found> kept = new ArrayList<>();
        trips.stream()
                .sorted(Comparator.comparing((Found trip) -> trip.score().arrival()))
                .forEach(trip -> {
                    if (kept.stream().noneMatch(other -> other.score().isNoWorseThan(trip.score()))) {
                        kept.removeIf(other -> trip.score().isNoWorseThan(other.score()));
                        kept.add(trip);
                    }
                });
        return kept;
    }
}
