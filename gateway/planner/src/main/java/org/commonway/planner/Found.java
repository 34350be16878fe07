package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.commonway.planner.choice.Score;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;

/**
 * A trip that was found, written out only if it is picked.
 *
 * @param score what the choice looks at
 * @param rented ids of the shared vehicles that are ridden, each with its operator's
 * @param leavingAt the same at another time; empty where a timetable or a promise fixes the time
 * @param itinerary the trip
 */
record Found(Score score, Set<String> rented, Optional<Trip> leavingAt, Supplier<Itinerary> itinerary) {

    /** A trip that can be made at any time. */
    @FunctionalInterface
    interface Trip {
        /** The same, leaving at this time; courses along the streets matter only where it is to be drawn. */
        Itinerary leaving(Instant departure, boolean drawn);
    }

    /** In place of an operator in a course. */
    static final String OWN = "own";

    /** A trip at its own time. */
    static Found fixed(Score score, Set<String> rented, Supplier<Itinerary> itinerary) {
        return new Found(score, rented, Optional.empty(), itinerary);
    }

    /** A trip that is written out already. */
    static Found fixed(Itinerary itinerary) {
        return new Found(score(itinerary), rented(itinerary), Optional.empty(), () -> itinerary);
    }

    /** A trip that can be made at any time, leaving at this one. */
    static Found flexible(Trip trip, Instant departure) {
        Itinerary sketch = trip.leaving(departure, false);
        return new Found(score(sketch), rented(sketch), Optional.of(trip), () -> trip.leaving(departure, true));
    }

    /** A trip that can be made at any time, arriving at this one. */
    static Found flexibleBy(Trip trip, Instant arrival) {
        return flexible(
                trip,
                arrival.minus(
                        Duration.between(arrival, trip.leaving(arrival, false).arrival())));
    }

    /** The same at no other time, as where it may be closed then. */
    Found fixed() {
        return fixed(score, rented, itinerary);
    }

    /** Whether it can be made at any time. */
    boolean isFlexible() {
        return leavingAt.isPresent();
    }

    /** The same, leaving then; it must be flexible. */
    Found leaving(Instant departure) {
        return flexible(leavingAt.orElseThrow(), departure);
    }

    /** The same, arriving then; it must be flexible. */
    Found arriving(Instant arrival) {
        return flexibleBy(leavingAt.orElseThrow(), arrival);
    }

    /** This and then another, of which neither leaves before the other is there. */
    Found then(Found next, Duration stay) {
        Set<String> both = new TreeSet<>(rented);
        both.addAll(next.rented);
        return new Found(
                score.then(next.score),
                both,
                leavingAt.flatMap(first -> next.leavingAt.map(second -> (departure, drawn) -> {
                    Itinerary start = first.leaving(departure, drawn);
                    return start.then(second.leaving(start.arrival().plus(stay), drawn));
                })),
                () -> itinerary.get().then(next.itinerary.get()));
    }

    private static Score score(Itinerary itinerary) {
        OptionalLong price = itinerary.price().stream()
                .mapToLong(money -> money.minorUnits())
                .findFirst();
        return new Score(
                itinerary.departure(),
                itinerary.arrival(),
                price,
                itinerary.transfers(),
                itinerary.co2Grams(),
                itinerary.walkMetres(),
                Score.NO_CHANGE,
                itinerary.legs().stream()
                        .filter(leg -> leg.mode() != Mode.WALK)
                        .map(Found::courseOf)
                        .toList(),
                itinerary.operators());
    }

    private static String courseOf(Leg leg) {
        String operator = leg.operatorId().orElse(OWN);
        return leg instanceof TransitLeg transit
                ? operator + " " + transit.service().line().routeId()
                : operator + " " + leg.mode();
    }

    private static Set<String> rented(Itinerary itinerary) {
        List<String> ids = new ArrayList<>();
        for (Leg leg : itinerary.legs()) {
            if (leg instanceof RentalLeg ride) {
                ids.add(idOf(ride.operatorId().orElse(""), ride.rental().vehicleId()));
            }
        }
        return Set.copyOf(ids);
    }

    /** A vehicle's id among those of all operators. */
    static String idOf(String operatorId, String vehicleId) {
        return operatorId + "/" + vehicleId;
    }
}
