package org.commonway.node.hold;

import org.commonway.node.leg.LegWish;
import org.commonway.rules.money.Money;

/**
 * What a gateway asks to have held.
 *
 * @param ids which hold, for which trip, of whom
 * @param leg what the rider wants to ride
 * @param digest SHA-256 of the leg as asked for, hexadecimal
 * @param expectedPrice what the rider was shown
 */
public record HoldWish(HoldIds ids, LegWish leg, String digest, Money expectedPrice) {}
