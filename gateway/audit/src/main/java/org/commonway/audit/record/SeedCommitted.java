package org.commonway.audit.record;

import org.commonway.audit.seed.SeedCommitment;
import org.commonway.audit.seed.SeedDay;

/**
 * A day's seed is fixed; to be logged before that day begins.
 *
 * @param commitment day and hash
 */
public record SeedCommitted(SeedCommitment commitment) implements EntryBody {
    @Override
    public int kind() {
        return EntryBody.SEED_COMMITTED;
    }

    static SeedCommitted read(EntryReader in) {
        return new SeedCommitted(new SeedCommitment(new SeedDay(in.u32(SeedDay.LAST)), in.digest()));
    }

    @Override
    public void write(EntryWriter out) {
        out.u32(commitment.day().number());
        out.digest(commitment.hash());
    }
}
