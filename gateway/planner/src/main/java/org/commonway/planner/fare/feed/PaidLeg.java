package org.commonway.planner.fare.feed;

/**
 * A ride and one way to pay for it.
 *
 * @param legGroupId of the rule; may be empty
 * @param amount of the product, minor units
 * @param departure seconds of the epoch
 * @param arrival likewise
 */
record PaidLeg(String legGroupId, long amount, long departure, long arrival) {}
