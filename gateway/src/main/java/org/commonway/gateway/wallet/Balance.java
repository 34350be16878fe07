package org.commonway.gateway.wallet;

import org.commonway.rules.money.Money;

/**
 * What a rider has.
 *
 * @param available can be spent; never negative
 * @param reserved set aside for trips that are not over; never negative
 */
public record Balance(Money available, Money reserved) {}
