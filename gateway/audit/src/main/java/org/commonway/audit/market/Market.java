package org.commonway.audit.market;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What shares are shares of: all legs of a city, or those of one mode, of one zone, or of both.
 *
 * @param city the channel
 * @param mode only this one; empty for all
 * @param zone only legs that begin here; empty for all
 */
public record Market(String city, Optional<String> mode, Optional<String> zone) implements Comparable<Market> {
    private static final Comparator<Market> ORDER = Comparator.comparing(Market::city)
            .thenComparing(market -> market.mode.orElse(""))
            .thenComparing(market -> market.zone.orElse(""));

    /** The four markets that a leg is in. */
    static List<Market> listOf(SettledTrip trip, SettledLeg leg) {
        Optional<String> mode = Optional.of(leg.mode());
        Optional<String> zone = Optional.of(leg.zone());
        return List.of(
                new Market(trip.city(), Optional.empty(), Optional.empty()),
                new Market(trip.city(), mode, Optional.empty()),
                new Market(trip.city(), Optional.empty(), zone),
                new Market(trip.city(), mode, zone));
    }

    /** By city, mode and zone; what is of all comes first. */
    @Override
    public int compareTo(Market other) {
        return ORDER.compare(this, other);
    }
}
