package org.commonway.city.figures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonway.audit.market.Concentration;
import org.commonway.audit.market.Market;
import org.commonway.audit.market.MarketFlag;
import org.commonway.audit.market.MarketMonth;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.market.disclosure.Dimension;
import org.commonway.audit.market.disclosure.HhiRange;
import org.commonway.audit.market.disclosure.Level;
import org.commonway.audit.market.disclosure.PublishedMonth;
import org.commonway.audit.market.disclosure.PublishedTable;
import org.jspecify.annotations.Nullable;

/** Shares and concentration as the city may show them to others: from published counts alone. */
final class PublishedTables {
    private final String channel;
    private final PublishedMonth month;
    private final Optional<PublishedMonth> before;
    private final boolean isBeforeKnown;
    private final String currency;
    private final List<Level> zones = new ArrayList<>(List.of(Level.all()));

    /**
     * What is published of a closed month.
     *
     * @param isBeforeClosed whether the month before is; of one that is not, nothing is published, and no rise either
     */
    PublishedTables(
            String channel,
            YearMonth month,
            boolean isBeforeClosed,
            Collection<SettledTrip> trips,
            Owners owners,
            Function<YearMonth, Map<String, Set<String>>> modes,
            List<String> zoneNames) {
        this.channel = channel;
        this.month = decided(month, trips, owners, modes.apply(month), zoneNames);
        YearMonth earlier = month.minusMonths(1);
        boolean isSold = trips.stream().anyMatch(trip -> trip.month().equals(earlier));
        this.before = isSold && isBeforeClosed
                ? Optional.of(decided(earlier, trips, owners, modes.apply(earlier), zoneNames))
                : Optional.empty();
        this.isBeforeKnown = before.isPresent() || !isSold;
        this.currency = MarketTables.currency(month, trips);
        if (zoneNames.size() > 1) {
            zoneNames.forEach(zone -> zones.add(Level.value(zone)));
        }
    }

    private static PublishedMonth decided(
            YearMonth month,
            Collection<SettledTrip> trips,
            Owners owners,
            Map<String, Set<String>> modes,
            List<String> zoneNames) {
        return PublishedMonth.of(month, trips, owners, modes, Dimension.of("zone", zoneNames));
    }

    List<List<@Nullable Object>> shares() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Level mode : modes()) {
            for (Level zone : zones) {
                ownersOf(month, mode).forEach(owner -> rows.add(shareRow(mode, zone, owner)));
            }
        }
        return rows;
    }

    private List<@Nullable Object> shareRow(Level mode, Level zone, String owner) {
        List<Level> cell = List.of(Level.value(owner), mode, zone);
        List<Level> whole = List.of(Level.all(), mode, zone);
        OptionalLong legs = month.legs().findCount(cell);
        OptionalLong fares = month.fares().findCount(cell);
        return Arrays.asList(
                name(mode),
                name(zone),
                owner,
                boxed(legs),
                share(legs, month.legs().findCount(whole)),
                boxed(fares),
                share(fares, month.fares().findCount(whole)),
                currency);
    }

    List<List<@Nullable Object>> concentration() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Level mode : modes()) {
            for (Level zone : zones) {
                concentrationRow(mode, zone).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /** Empty for a market of which it is published that it has no leg. */
    private Optional<List<@Nullable Object>> concentrationRow(Level mode, Level zone) {
        Optional<MarketMonth> market = known(month, mode, zone);
        if (market.isPresent()) {
            return Optional.of(flagged(market.get(), mode, zone));
        }
        OptionalLong legs = totalOf(month, mode, zone);
        if (legs.isPresent() && legs.getAsLong() == 0) {
            return Optional.empty();
        }
        Optional<HhiRange> range = month.findHhi(mode, zone);
        return Optional.of(Arrays.asList(
                name(mode),
                name(zone),
                boxed(legs),
                null,
                range.map(HhiRange::low).orElse(null),
                range.map(HhiRange::high).orElse(null),
                null,
                "",
                null,
                false));
    }

    private List<@Nullable Object> flagged(MarketMonth market, Level mode, Level zone) {
        Optional<MarketMonth> earlier = before.flatMap(published -> known(published, mode, zone));
        boolean wasEmpty = before.map(published -> totalOf(published, mode, zone))
                .map(total -> total.isPresent() && total.getAsLong() == 0)
                .orElse(true);
        Set<MarketFlag> flags = market.flags(earlier);
        return MarketTables.concentrationRow(market, flags, earlier.isPresent() || (isBeforeKnown && wasEmpty));
    }

    /** The market, if every owner's count and fares are published. */
    private Optional<MarketMonth> known(PublishedMonth published, Level mode, Level zone) {
        Optional<Map<String, Long>> legs = counts(published, published.legs(), mode, zone);
        Optional<Map<String, Long>> fares = counts(published, published.fares(), mode, zone);
        if (legs.isEmpty() || fares.isEmpty() || isNothing(legs.get())) {
            return Optional.empty();
        }
        Market market = new Market(
                channel, mode.kind() == Level.Kind.ALL ? Optional.empty() : Optional.of(mode.name()), Optional.empty());
        return Optional.of(new MarketMonth(
                market,
                published.month(),
                Concentration.of(legs.get()),
                isNothing(fares.get()) ? Optional.empty() : Optional.of(Concentration.of(fares.get()))));
    }

    private static Optional<Map<String, Long>> counts(
            PublishedMonth published, PublishedTable table, Level mode, Level zone) {
        Map<String, Long> counts = new HashMap<>();
        for (String owner : ownersOf(published, mode)) {
            OptionalLong count = table.findCount(List.of(Level.value(owner), mode, zone));
            if (count.isEmpty()) {
                return Optional.empty();
            }
            counts.put(owner, count.getAsLong());
        }
        return Optional.of(counts);
    }

    private static boolean isNothing(Map<String, Long> amounts) {
        return amounts.values().stream().allMatch(amount -> amount == 0);
    }

    private static OptionalLong totalOf(PublishedMonth published, Level mode, Level zone) {
        return published.legs().findCount(List.of(Level.all(), mode, zone));
    }

    private List<Level> modes() {
        List<Level> modes = new ArrayList<>(List.of(Level.all()));
        new TreeSet<>(month.owners().keySet()).forEach(mode -> modes.add(Level.value(mode)));
        return modes;
    }

    private static NavigableSet<String> ownersOf(PublishedMonth published, Level mode) {
        TreeSet<String> owners = new TreeSet<>();
        published.owners().forEach((offered, who) -> {
            if (mode.kind() == Level.Kind.ALL || mode.name().equals(offered)) {
                owners.addAll(who);
            }
        });
        return owners;
    }

    private static String name(Level level) {
        return level.kind() == Level.Kind.ALL ? MarketTables.ALL : level.name();
    }

    private static @Nullable Long boxed(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }

    /** The share in basis points, by the library's one rounding rule; null where one of the two is withheld. */
    private static @Nullable Integer share(OptionalLong part, OptionalLong whole) {
        if (part.isEmpty() || whole.isEmpty() || whole.getAsLong() == 0) {
            return null;
        }
        Map<String, Long> divided = new HashMap<>();
        divided.put("part", part.getAsLong());
        divided.put("rest", whole.getAsLong() - part.getAsLong());
        return Concentration.of(divided).shares().stream()
                .filter(share -> share.owner().equals("part"))
                .findFirst()
                .map(share -> share.shareBps())
                .orElse(0);
    }
}
