package org.commonway.city.ledger;

/**
 * A leg that was sold, as the ledger has it.
 *
 * @param operator who runs it
 * @param mode by its name on the ledger, such as BUS
 * @param zone where it begins, as far as it was opened for the city
 * @param isRidden whether it was ridden to its end
 * @param fareMinor the operator's share of what it is charged now, in minor units
 */
public record SoldLeg(String operator, String mode, String zone, boolean isRidden, long fareMinor) {}
