package org.commonway.audit.market.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * What a city publishes of a month: settled legs by owner, mode and zone, with all sums that are not withheld; fares where
 * the legs are published; and indices from the published legs alone. A month is decided once, when it is closed.
 *
 * @param month in which the trips were settled
 * @param legs by owner, mode and zone, in this order
 * @param fares in minor units, of the same cells
 * @param owners who may have legs of a mode, by mode, as the registry says
 */
public record PublishedMonth(
        YearMonth month, PublishedTable legs, PublishedTable fares, Map<String, NavigableSet<String>> owners) {

    /** Copies the map and its sets. */
    public PublishedMonth {
        Map<String, NavigableSet<String>> copied = new HashMap<>();
        owners.forEach((mode, who) -> copied.put(mode, Collections.unmodifiableNavigableSet(new TreeSet<>(who))));
        owners = Map.copyOf(copied);
    }

    /**
     * What of one city's month is published.
     *
     * @param trips of the city; those of other months are passed over
     * @param modes which each operator offers, as the registry says
     * @param zones the city's division
     * @throws AuditRefusal MARKET_EMPTY if nothing was settled, MARKET_TABLE for a zone or a mode of an operator that is
     *     not listed, MARKET_OPERATOR_UNKNOWN, MARKET_TWICE, and MARKET_CURRENCY for a second city or currency
     */
    public static PublishedMonth of(
            YearMonth month,
            Collection<SettledTrip> trips,
            Owners owners,
            Map<String, Set<String>> modes,
            Dimension zones) {
        Map<String, NavigableSet<String>> ownersByMode = new HashMap<>();
        modes.forEach((operator, offered) -> offered.forEach(mode ->
                ownersByMode.computeIfAbsent(mode, any -> new TreeSet<>()).add(owners.getOwner(operator))));
        Map<List<String>, Long> legs = new HashMap<>();
        ownersByMode.forEach((mode, who) ->
                who.forEach(owner -> zones.values().forEach(zone -> legs.put(List.of(owner, mode, zone), 0L))));
        Map<List<String>, Long> fares = new HashMap<>(legs);
        List<SettledTrip> counted = ofMonth(month, trips);
        for (SettledTrip trip : counted) {
            for (SettledLeg leg : trip.legs()) {
                List<String> cell = List.of(owners.getOwner(leg.operator()), leg.mode(), leg.zone());
                if (legs.computeIfPresent(cell, (any, count) -> count + 1) == null) {
                    throw new AuditRefusal(RefusalCode.MARKET_TABLE, "leg of " + leg.operator() + " " + cell);
                }
                fares.merge(cell, leg.fareMinor(), Long::sum);
            }
        }
        List<Dimension> dimensions = List.of(
                Dimension.of("owner", new ArrayList<>(ofAll(ownersByMode.values()))),
                Dimension.of("mode", new ArrayList<>(new TreeSet<>(ownersByMode.keySet()))),
                zones);
        PublishedTable published = Disclosure.of(new CountTable(dimensions, legs));
        PublishedTable sums = Disclosure.everything(new CountTable(dimensions, fares));
        Map<List<Level>, Long> shown = new HashMap<>(sums.counts());
        shown.keySet().retainAll(published.counts().keySet());
        return new PublishedMonth(month, published, new PublishedTable(shown), ownersByMode);
    }

    /**
     * The index of legs in a market; empty where its total is withheld or 0.
     *
     * @param mode a mode or all
     * @param zone a zone, a group of them, or all
     */
    public Optional<HhiRange> findHhi(Level mode, Level zone) {
        OptionalLong total = legs.findCount(List.of(Level.all(), mode, zone));
        if (total.isEmpty() || total.getAsLong() == 0) {
            return Optional.empty();
        }
        NavigableSet<String> who = mode.kind() == Level.Kind.ALL
                ? ofAll(owners.values())
                : owners.getOrDefault(mode.name(), new TreeSet<>());
        List<Long> known = new ArrayList<>();
        for (String owner : who) {
            legs.findCount(List.of(Level.value(owner), mode, zone)).ifPresent(known::add);
        }
        return Optional.of(HhiRange.of(total.getAsLong(), known, who.size() - known.size()));
    }

    private static List<SettledTrip> ofMonth(YearMonth month, Collection<SettledTrip> trips) {
        List<SettledTrip> counted =
                trips.stream().filter(trip -> trip.month().equals(month)).toList();
        if (counted.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_EMPTY, "month " + month);
        }
        Set<String> seen = new HashSet<>();
        SettledTrip first = counted.get(0);
        for (SettledTrip trip : counted) {
            if (!seen.add(trip.trip())) {
                throw new AuditRefusal(RefusalCode.MARKET_TWICE, "trip " + trip.trip());
            }
            if (!trip.city().equals(first.city()) || !trip.currency().equals(first.currency())) {
                throw new AuditRefusal(RefusalCode.MARKET_CURRENCY, "trip " + trip.trip());
            }
        }
        return counted;
    }

    private static NavigableSet<String> ofAll(Collection<NavigableSet<String>> sets) {
        NavigableSet<String> all = new TreeSet<>();
        sets.forEach(all::addAll);
        return all;
    }
}
