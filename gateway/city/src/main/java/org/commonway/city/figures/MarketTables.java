package org.commonway.city.figures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.audit.market.Concentration;
import org.commonway.audit.market.Market;
import org.commonway.audit.market.MarketFlag;
import org.commonway.audit.market.MarketMonth;
import org.commonway.audit.market.MonthFigures;
import org.commonway.audit.market.OwnerShare;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledTrip;
import org.jspecify.annotations.Nullable;

/** Shares and concentration as the city sees them: every count. */
final class MarketTables {
    /** Stands for all modes, and all zones. */
    static final String ALL = "ALL";

    static final List<String> SHARE_COLUMNS =
            List.of("mode", "zone", "owner", "legs", "legsShareBps", "fareMinor", "fareShareBps", "currency");
    static final List<String> CONCENTRATION_COLUMNS = List.of(
            "mode",
            "zone",
            "legs",
            "hhiLegs",
            "hhiLegsLow",
            "hhiLegsHigh",
            "hhiFares",
            "flags",
            "isFlagged",
            "flagsComplete");

    private final List<MarketMonth> markets;
    private final Map<Market, MarketMonth> before = new HashMap<>();
    private final String currency;

    MarketTables(YearMonth month, Collection<SettledTrip> trips, Owners owners, boolean hasZones) {
        this.markets = told(MonthFigures.of(month, trips, owners), hasZones);
        this.currency = currency(month, trips);
        YearMonth earlier = month.minusMonths(1);
        if (trips.stream().anyMatch(trip -> trip.month().equals(earlier))) {
            told(MonthFigures.of(earlier, trips, owners), hasZones).forEach(one -> before.put(one.market(), one));
        }
    }

    /** Where there is one zone, the markets of it are those of all. */
    private static List<MarketMonth> told(List<MarketMonth> markets, boolean hasZones) {
        return markets.stream()
                .filter(one -> hasZones || one.market().zone().isEmpty())
                .toList();
    }

    static String currency(YearMonth month, Collection<SettledTrip> trips) {
        return trips.stream()
                .filter(trip -> trip.month().equals(month))
                .map(SettledTrip::currency)
                .findFirst()
                .orElse("");
    }

    List<List<@Nullable Object>> shares() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MarketMonth market : markets) {
            Map<String, OwnerShare> fares = byOwner(market.revenue());
            for (OwnerShare share : market.legs().shares()) {
                OwnerShare fare = fares.getOrDefault(share.owner(), new OwnerShare(share.owner(), 0, 0));
                rows.add(Arrays.asList(
                        mode(market),
                        zone(market),
                        share.owner(),
                        share.amount(),
                        share.shareBps(),
                        fare.amount(),
                        fare.shareBps(),
                        currency));
            }
        }
        return rows;
    }

    List<List<@Nullable Object>> concentration() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MarketMonth market : markets) {
            var flags = market.flags(Optional.ofNullable(before.get(market.market())));
            rows.add(concentrationRow(market, flags, true));
        }
        return rows;
    }

    /** The row of a market whose every count is known. */
    static List<@Nullable Object> concentrationRow(
            MarketMonth market, Collection<MarketFlag> flags, boolean flagsComplete) {
        int hhi = market.legs().hhi();
        return Arrays.asList(
                mode(market),
                zone(market),
                market.legs().total(),
                hhi,
                hhi,
                hhi,
                market.revenue().map(Concentration::hhi).orElse(null),
                words(flags),
                !flags.isEmpty(),
                flagsComplete);
    }

    static String words(Collection<MarketFlag> flags) {
        return flags.stream().sorted().map(MarketFlag::name).collect(Collectors.joining(" "));
    }

    private static String mode(MarketMonth market) {
        return market.market().mode().orElse(ALL);
    }

    private static String zone(MarketMonth market) {
        return market.market().zone().orElse(ALL);
    }

    private static Map<String, OwnerShare> byOwner(Optional<Concentration> division) {
        Map<String, OwnerShare> shares = new HashMap<>();
        division.ifPresent(all -> all.shares().forEach(share -> shares.put(share.owner(), share)));
        return shares;
    }
}
