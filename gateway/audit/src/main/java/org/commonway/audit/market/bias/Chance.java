package org.commonway.audit.market.bias;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;

/**
 * Chance that everybody can repeat: SplitMix64 (Steele, Lea and Flood 2014) from the first eight bytes, highest first, of
 * SHA-256 of "commonway chance 1", a zero byte, the audit's seed, and a label in UTF-8.
 */
final class Chance {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** The numbers for one use of the seed; another label gives others. */
    Chance(Octets seed, String label) {
        Digest start = Digest.named("commonway chance 1", seed.bytes(), label.getBytes(StandardCharsets.UTF_8));
        state = ByteBuffer.wrap(start.bytes()).getLong();
    }

    /** The next, 0 to below this bound: the upper 32 bits of 64, times the bound, by 2^32. */
    int below(int bound) {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return (int) (((mixed >>> 32) * bound) >>> 32);
    }
}
