package org.commonway.audit.seed;

import org.commonway.audit.digest.Digest;

/**
 * The hash by which a day's seed is fixed before anybody has searched.
 *
 * @param day whose seed it is
 * @param hash see {@link DailySeed#commitment}
 */
public record SeedCommitment(SeedDay day, Digest hash) {
    /** Whether this is the seed that was fixed. */
    public boolean isOf(DailySeed seed) {
        return seed.commitment().equals(this);
    }
}
