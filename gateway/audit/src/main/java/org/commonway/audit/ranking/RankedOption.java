package org.commonway.audit.ranking;

import org.commonway.audit.digest.Digest;

/**
 * A trip to rank.
 *
 * @param id a digest over all that the trip is made of: two trips with one id are one trip (rule R5). It says nothing to
 *     anybody but the draw of {@link Lots}, and to that only where two trips are equal in all their features
 * @param features all that counts
 */
public record RankedOption(Digest id, Features features) {}
