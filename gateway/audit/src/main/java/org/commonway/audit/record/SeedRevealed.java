package org.commonway.audit.record;

import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/**
 * A day's seed is published; to be logged on the day after it.
 *
 * @param seed day and secret
 */
public record SeedRevealed(DailySeed seed) implements EntryBody {
    @Override
    public int kind() {
        return EntryBody.SEED_REVEALED;
    }

    static SeedRevealed read(EntryReader in) {
        return new SeedRevealed(new DailySeed(new SeedDay(in.u32(SeedDay.LAST)), in.raw(DailySeed.BYTES)));
    }

    @Override
    public void write(EntryWriter out) {
        out.u32(seed.day().number());
        out.raw(seed.secret().bytes());
    }
}
