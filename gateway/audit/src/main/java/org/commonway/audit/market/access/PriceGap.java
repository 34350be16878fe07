package org.commonway.audit.market.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonway.audit.market.Owners;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * How much dearer an owner's trips are than the cheapest that the same search found of the same kind: as many rides, by
 * timetable or not, leaving and arriving within five minutes of it. Only trips whose rides are all of one owner, whose
 * price is known, and beside which another owner has one.
 *
 * @param owner its id
 * @param currency of the prices; each is counted by itself
 * @param gapMinor minor units above the cheapest, 0 for the cheapest itself; empty for fewer than 10 trips
 */
public record PriceGap(String owner, String currency, Optional<Spread> gapMinor) {
    private static final long ALIKE_SECONDS = 300;

    /** A trip of one owner with its price. */
    private record Priced(String owner, long price, Features features) {}

    /**
     * Of every owner that has a trip beside another's, by id and currency. Refuses MARKET_NO_SEARCHES and
     * MARKET_OPERATOR_UNKNOWN.
     */
    public static List<PriceGap> of(Collection<LogEntry> entries, Owners owners) {
        NavigableMap<String, NavigableMap<String, List<Long>>> gaps = new TreeMap<>();
        boolean any = false;
        for (LogEntry entry : entries) {
            if (entry.body() instanceof SearchRecord search) {
                any = true;
                add(search, owners, gaps);
            }
        }
        if (!any) {
            throw new AuditRefusal(RefusalCode.MARKET_NO_SEARCHES);
        }
        List<PriceGap> all = new ArrayList<>();
        gaps.forEach((owner, byCurrency) ->
                byCurrency.forEach((currency, numbers) -> all.add(new PriceGap(owner, currency, Spread.of(numbers)))));
        return all;
    }

    private static void add(
            SearchRecord search, Owners owners, NavigableMap<String, NavigableMap<String, List<Long>>> gaps) {
        List<Priced> trips = priced(search, owners);
        for (Priced trip : trips) {
            List<Priced> alike = trips.stream()
                    .filter(other -> isAlike(trip.features(), other.features()))
                    .toList();
            if (alike.stream().anyMatch(other -> !other.owner().equals(trip.owner()))) {
                long cheapest = alike.stream().mapToLong(Priced::price).min().orElseThrow();
                gaps.computeIfAbsent(trip.owner(), none -> new TreeMap<>())
                        .computeIfAbsent(search.head().currency(), none -> new ArrayList<>())
                        .add(trip.price() - cheapest);
            }
        }
    }

    private static List<Priced> priced(SearchRecord search, Owners owners) {
        List<Priced> priced = new ArrayList<>();
        for (ListedOption option : search.options()) {
            TreeSet<String> whose = new TreeSet<>();
            option.parts().forEach(part -> {
                int operator = search.offers().get(part.offer()).operator();
                whose.add(owners.getOwner(search.operators().get(operator).operator()));
            });
            if (whose.size() == 1) {
                option.features()
                        .price()
                        .ifPresent(price -> priced.add(new Priced(whose.first(), price, option.features())));
            }
        }
        return priced;
    }

    private static boolean isAlike(Features one, Features other) {
        return one.rides() == other.rides()
                && one.publicTransport() == other.publicTransport()
                && Math.abs(one.departureSeconds() - other.departureSeconds()) <= ALIKE_SECONDS
                && Math.abs(one.arrivalSeconds() - other.arrivalSeconds()) <= ALIKE_SECONDS;
    }
}
