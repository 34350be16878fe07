package org.commonway.audit.market;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A market in a month.
 *
 * @param market what it is
 * @param month in which its trips were settled
 * @param legs shares of settled legs: a trip of several is counted once for each, for each was sold
 * @param revenue shares of fares; empty where every leg was free
 */
public record MarketMonth(Market market, YearMonth month, Concentration legs, Optional<Concentration> revenue) {

    /**
     * What is to be looked at in how legs and in how revenue are shared out.
     *
     * @param before the month before; empty where the market had no trip, so that no change is measured
     */
    public Set<MarketFlag> flags(Optional<MarketMonth> before) {
        Set<MarketFlag> flags = EnumSet.noneOf(MarketFlag.class);
        flags.addAll(MarketFlag.of(legs, before.map(MarketMonth::legs)));
        revenue.ifPresent(now -> flags.addAll(MarketFlag.of(now, before.flatMap(MarketMonth::revenue))));
        return flags;
    }
}
