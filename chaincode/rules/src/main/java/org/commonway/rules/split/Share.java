package org.commonway.rules.split;

import org.commonway.rules.money.Money;

/**
 * What one party is owed of what a leg is charged.
 *
 * @param partyId operator id, gateway id, or the city's MSP id
 * @param amount 0 or more; below 0 for a city that subsidises
 * @param vatWithin the VAT that the party owes for the leg, counted from what the rider pays; 0 for whoever owes none. On
 *     the operator's share it is information; a share of role VAT is nothing but it
 */
public record Share(ShareRole role, String partyId, Money amount, Money vatWithin) {}
