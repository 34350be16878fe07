package org.commonway.rules.split;

import org.commonway.rules.money.Money;

/**
 * What one party is owed of a fare.
 *
 * @param partyId operator id, gateway id, or the city's MSP id
 * @param amount 0 or more
 */
public record Share(ShareRole role, String partyId, Money amount) {}
