package org.commonway.rules.split;

/**
 * What a city takes of what a leg is charged, or gives.
 *
 * @param cityMspId whose
 * @param ruleId of the terms' rule; empty for the terms' general levy
 * @param bps of what is charged: above 0 out of it, below 0 on top of the operator's share; -10000 to 10000
 */
public record Levy(String cityMspId, String ruleId, int bps) {}
