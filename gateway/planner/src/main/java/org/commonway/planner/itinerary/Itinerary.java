package org.commonway.planner.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.mode.Mode;
import org.commonway.rules.money.Money;

/**
 * A whole trip from door to door.
 *
 * @param legs in order; at least one, each starting no earlier than the one before ends
 * @param currency what the trip's price is in
 */
public record Itinerary(List<Leg> legs, Currency currency) {
    /** Copies the legs; refuses none, and legs out of order. */
    public Itinerary {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("an itinerary needs a leg");
        }
        for (int i = 1; i < legs.size(); i++) {
            if (legs.get(i).departure().isBefore(legs.get(i - 1).arrival())) {
                throw new IllegalArgumentException("leg " + i + " departs before the leg before it arrives");
            }
        }
    }

    /** When the rider leaves. */
    public Instant departure() {
        return legs.get(0).departure();
    }

    /** When the rider is there. */
    public Instant arrival() {
        return legs.get(legs.size() - 1).arrival();
    }

    /** From leaving to being there. */
    public Duration duration() {
        return Duration.between(departure(), arrival());
    }

    /** The sum of all charged legs; empty, never a part of it, when one is unknown or in another currency. */
    public Optional<Money> price() {
        Money sum = new Money(0, currency);
        for (Leg leg : legs) {
            if (leg.isCharged()) {
                Optional<Money> price = leg.price();
                if (price.isEmpty() || !price.get().currency().equals(currency)) {
                    return Optional.empty();
                }
                sum = sum.plus(price.get());
            }
        }
        return Optional.of(sum);
    }

    /** One sentence that says why the price is incomplete, of the first leg that makes it so; empty when it is known. */
    public Optional<String> priceGap() {
        return legs.stream()
                .filter(Leg::isCharged)
                .flatMap(leg -> findGap(leg).stream())
                .findFirst();
    }

    private Optional<String> findGap(Leg leg) {
        String operator = leg.operatorId().orElse("");
        if (leg.price().isEmpty()) {
            String why = leg.cost().priceGap().orElse("Its fare is not known.");
            return Optional.of(operator + ": " + why);
        }
        Currency paid = leg.price().get().currency();
        return paid.equals(currency)
                ? Optional.empty()
                : Optional.of(operator + ": Its fare is in " + paid.getCurrencyCode() + ", not in "
                        + currency.getCurrencyCode() + ".");
    }

    /**
     * Changes between vehicles, own ones too: vehicles less one, never below 0. Whoever stays on board does not change.
     */
    public int transfers() {
        long vehicles = legs.stream()
                .filter(leg -> leg.mode() != Mode.WALK && !leg.isSameVehicle())
                .count();
        return Math.max(0, (int) vehicles - 1);
    }

    /** Grams of CO2 of all legs, for all passengers. */
    public int co2Grams() {
        return legs.stream().mapToInt(Leg::co2Grams).sum();
    }

    /** Metres on foot. */
    public int walkMetres() {
        return legs.stream()
                .filter(leg -> leg.mode() == Mode.WALK)
                .mapToInt(Leg::distanceMetres)
                .sum();
    }

    /** All operators of the trip in the order of their first leg, each once. */
    public List<String> operators() {
        return legs.stream()
                .flatMap(leg -> leg.operatorId().stream())
                .distinct()
                .toList();
    }

    /** This trip and then another; each is paid on its own. */
    public Itinerary then(Itinerary next) {
        List<Leg> all = new ArrayList<>(legs);
        for (Leg leg : next.legs) {
            all.add(leg instanceof TransitLeg ride ? ride.movedOn(legs.size()) : leg);
        }
        return new Itinerary(all, currency);
    }
}
