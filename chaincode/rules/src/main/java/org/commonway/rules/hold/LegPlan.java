package org.commonway.rules.hold;

import org.commonway.rules.signature.Sha256;

/**
 * What the law knows of where a leg goes: when and how it is ridden. The rest is behind the commitment.
 *
 * @param mode what levies and VAT go by
 * @param window when the leg is ridden: what every time limit counts from
 * @param commitment to the leg's terms, with a salt of their own
 */
public record LegPlan(Mode mode, TimeWindow window, Sha256 commitment) {}
