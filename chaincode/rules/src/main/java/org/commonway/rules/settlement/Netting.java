package org.commonway.rules.settlement;

import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * A settlement whose journal is being read, a step a transaction.
 *
 * @param period which entries it is about
 * @param positions of the entries netted so far
 * @param entries how many they are
 * @param bookmark where the journal goes on; empty at its beginning
 */
public record Netting(Period period, Positions positions, long entries, Optional<String> bookmark)
        implements Settlement {

    static Netting of(Period period) {
        return new Netting(period, Positions.NONE, 0, Optional.empty());
    }

    /** With the step's entries: closed when it was the last. Refused with SETTLEMENT_TOO_LARGE. */
    public Settlement net(JournalStep step) {
        Positions after = positions.plus(step.entries());
        long count = Math.addExact(entries, step.entries().size());
        return step.next().isPresent()
                ? new Netting(period, after, count, step.next())
                : new Closed(period, after, count);
    }

    /** Only an earlier end is taken, which starts this settlement over: the way out of SETTLEMENT_TOO_LARGE. */
    @Override
    public Settlement begin(long untilMillis, long nowMillis) {
        if (untilMillis == period.untilMillis()) {
            return this;
        }
        if (untilMillis > period.fromMillis() && untilMillis < period.untilMillis()) {
            return of(period.shortenedTo(untilMillis));
        }
        throw new Refusal(
                RefusalCode.SETTLEMENT_OPEN,
                "Settlement " + period.number() + " is not closed yet; net it to its end, then begin the next.");
    }
}
