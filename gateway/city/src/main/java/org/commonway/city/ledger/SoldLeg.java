package org.commonway.city.ledger;

/**
 * A leg that was sold, as the ledger has it. Where it went is behind a commitment (ADR 19), so that nothing here says it.
 *
 * @param operator who runs it
 * @param mode by its name on the ledger, such as BUS
 * @param isRidden whether it was ridden to its end
 * @param fareMinor the operator's share of what it is charged now, in minor units
 */
public record SoldLeg(String operator, String mode, boolean isRidden, long fareMinor) {}
