package org.commonway.audit.market;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a city should look at. The thresholds are those by which merger authorities decide where to look: EU Horizontal
 * Merger Guidelines (OJ C 31, 5.2.2004), 19 and 20, and US Merger Guidelines (2023), Guideline 1. They are compared with
 * the published integers, so that whoever has those decides the same.
 */
public enum MarketFlag {
    /** The index is 1,000 or more (EU: below it there is no concern). */
    HHI_1000,
    /** The index is above 1,800 (US: highly concentrated). */
    HHI_1800,
    /** The index is above 2,000 (EU). */
    HHI_2000,
    /** Above 1,800, and it rose by more than 100 since the month before (US). */
    RISE_100,
    /** Above 2,000, and it rose by 150 or more (EU). */
    RISE_150,
    /** 1,000 to 2,000, and it rose by 250 or more (EU). */
    RISE_250,
    /** One owner has more than 30 percent. */
    SHARE_30,
    /** One owner has more than 30 percent, and the index rose by more than 100 (US). */
    SHARE_30_RISE;

    private static final int EU_LOW = 1_000;
    private static final int US_HIGH = 1_800;
    private static final int EU_HIGH = 2_000;
    private static final int US_RISE = 100;
    private static final int EU_HIGH_RISE = 150;
    private static final int EU_LOW_RISE = 250;
    private static final int SHARE_BPS = 3_000;

    /** The flags of a division, given that of the month before. */
    public static Set<MarketFlag> of(Concentration now, Optional<Concentration> before) {
        int hhi = now.hhi();
        // Without a month before there is no rise, rather than one from nothing.
        int rise = before.map(earlier -> hhi - earlier.hhi()).orElse(0);
        boolean large = now.largest().shareBps() > SHARE_BPS;
        Set<MarketFlag> flags = EnumSet.noneOf(MarketFlag.class);
        addIf(hhi >= EU_LOW, HHI_1000, flags);
        addIf(hhi > US_HIGH, HHI_1800, flags);
        addIf(hhi > EU_HIGH, HHI_2000, flags);
        addIf(hhi > US_HIGH && rise > US_RISE, RISE_100, flags);
        addIf(hhi > EU_HIGH && rise >= EU_HIGH_RISE, RISE_150, flags);
        addIf(hhi >= EU_LOW && hhi <= EU_HIGH && rise >= EU_LOW_RISE, RISE_250, flags);
        addIf(large, SHARE_30, flags);
        addIf(large && rise > US_RISE, SHARE_30_RISE, flags);
        return flags;
    }

    private static void addIf(boolean so, MarketFlag flag, Set<MarketFlag> flags) {
        if (so) {
            flags.add(flag);
        }
    }
}
