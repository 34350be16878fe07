package org.commonway.audit.market;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** All markets of a month, each with its shares: by city, by mode, by zone, and by both. */
public final class MonthFigures {
    private final TreeMap<Market, TreeMap<String, Long>> legs = new TreeMap<>();
    private final TreeMap<Market, TreeMap<String, Long>> revenue = new TreeMap<>();
    private final Map<String, String> currencyByCity = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Owners owners;

    private MonthFigures(Owners owners) {
        this.owners = owners;
    }

    /**
     * The markets of a month, by city, mode and zone.
     *
     * @param trips settled ones, of this and of other months
     * @param owners as the registry said in that month: a merger shows as a rise against the month before
     * @throws AuditRefusal MARKET_EMPTY if nothing was settled in the month, MARKET_OPERATOR_UNKNOWN, MARKET_CURRENCY,
     *     MARKET_TWICE and MARKET_OVERFLOW
     */
    public static List<MarketMonth> of(YearMonth month, Collection<SettledTrip> trips, Owners owners) {
        MonthFigures figures = new MonthFigures(owners);
        for (SettledTrip trip : trips) {
            if (trip.month().equals(month)) {
                figures.add(trip);
            }
        }
        if (figures.legs.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_EMPTY, "month " + month);
        }
        return figures.legs.keySet().stream()
                .map(market -> figures.measured(market, month))
                .toList();
    }

    private void add(SettledTrip trip) {
        if (!seen.add(trip.trip())) {
            throw new AuditRefusal(RefusalCode.MARKET_TWICE, "trip " + trip.trip());
        }
        String currency = currencyByCity.putIfAbsent(trip.city(), trip.currency());
        if (currency != null && !currency.equals(trip.currency())) {
            throw new AuditRefusal(RefusalCode.MARKET_CURRENCY, "city " + trip.city());
        }
        for (SettledLeg leg : trip.legs()) {
            String owner = owners.getOwner(leg.operator());
            for (Market market : Market.listOf(trip, leg)) {
                legs.computeIfAbsent(market, any -> new TreeMap<>()).merge(owner, 1L, Sums::add);
                revenue.computeIfAbsent(market, any -> new TreeMap<>()).merge(owner, leg.fareMinor(), Sums::add);
            }
        }
    }

    private MarketMonth measured(Market market, YearMonth month) {
        Map<String, Long> paid = revenue.getOrDefault(market, new TreeMap<>());
        boolean free = paid.values().stream().allMatch(amount -> amount == 0);
        return new MarketMonth(
                market,
                month,
                Concentration.of(legs.getOrDefault(market, new TreeMap<>())),
                free ? Optional.empty() : Optional.of(Concentration.of(paid)));
    }
}
