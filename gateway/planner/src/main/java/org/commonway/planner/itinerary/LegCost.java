package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * What a leg costs the rider and the air.
 *
 * @param price for all passengers; empty when it is not known
 * @param co2Grams for all passengers
 */
public record LegCost(Optional<Money> price, int co2Grams) {}
