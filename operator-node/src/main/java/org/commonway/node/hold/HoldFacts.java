package org.commonway.node.hold;

import java.time.Instant;
import org.commonway.node.leg.PricedLeg;

/**
 * What stays the same through the life of a hold.
 *
 * @param ids which hold, for which trip, of whom
 * @param wishDigest SHA-256 of the leg as asked for, hexadecimal: tells a retry from another wish
 * @param leg what is held, at which price
 * @param expiresAt wall clock
 * @param promise the signed Hold and what it commits to
 */
public record HoldFacts(HoldIds ids, String wishDigest, PricedLeg leg, Instant expiresAt, Promise promise) {}
