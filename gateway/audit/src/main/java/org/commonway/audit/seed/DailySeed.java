package org.commonway.audit.seed;

import java.nio.ByteBuffer;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Lots;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The seed of a day. Its gateway draws it before the day from a source of secure randomness, publishes {@link
 * #commitment} before the day begins and the seed itself after the day has ended. Until then nobody else can compute a
 * lot; from then on everybody can.
 *
 * @param day whose searches it is for
 * @param secret 32 random bytes
 */
public record DailySeed(SeedDay day, Octets secret) {
    /** The length of a seed. */
    public static final int BYTES = 32;

    private static final String NAME = "commonway seed 1";

    /** Refuses SEED_LENGTH. */
    public DailySeed {
        if (secret.length() != BYTES) {
            throw new AuditRefusal(RefusalCode.SEED_LENGTH, secret.length() + " bytes");
        }
    }

    /**
     * What is published before: SHA-256 of "commonway seed 1", a zero byte, the day's number in four bytes, and the seed.
     * With the day in it, no other day's seed fits.
     */
    public SeedCommitment commitment() {
        byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(day.number()).array();
        return new SeedCommitment(day, Digest.named(NAME, number, secret.bytes()));
    }

    /** The lots of a search of that day. */
    public Lots lots(Digest search) {
        return Lots.of(secret.bytes(), search);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "seed of day " + day.number();
    }
}
