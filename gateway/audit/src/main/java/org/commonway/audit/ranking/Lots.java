package org.commonway.audit.ranking;

import org.commonway.audit.digest.Digest;

/**
 * The draw between trips that are equal in all that counts (rule R9): the lower lot is first. A lot is SHA-256(seed ||
 * search || option), 96 bytes, so that whoever has the day's seed draws the same again.
 */
@FunctionalInterface
public interface Lots {
    /** The lot of the trip with this id. */
    Digest draw(Digest option);

    /**
     * The lots of one search.
     *
     * @param seed the day's, 32 bytes
     * @param search the search's id
     */
    static Lots of(byte[] seed, Digest search) {
        byte[] secret = seed.clone();
        return option -> Digest.of(secret, search.bytes(), option.bytes());
    }
}
