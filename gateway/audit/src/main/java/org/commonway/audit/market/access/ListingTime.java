package org.commonway.audit.market.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * How long a new operator waited at a gateway.
 *
 * @param operator its id
 * @param registeredMillis when the ledger took it in, since 1970
 * @param toListedMillis from then to the first search in which a listed trip has a ride of it; empty if there is none yet
 * @param toSoldMillis from then to the first search that led to a settled trip with it; empty if there is none yet
 */
public record ListingTime(
        String operator, long registeredMillis, OptionalLong toListedMillis, OptionalLong toSoldMillis) {

    /**
     * Of every registered operator, by id.
     *
     * @param registeredMillis when each was registered
     * @param entries of a gateway's log from the first of these moments on
     * @param trips settled ones
     * @throws AuditRefusal MARKET_OPERATOR_UNKNOWN for one that is not registered, and MARKET_VALUE for one that was
     *     listed or sold before it was
     */
    public static List<ListingTime> of(
            Map<String, Long> registeredMillis, Collection<LogEntry> entries, Collection<SettledTrip> trips) {
        Map<String, Long> listed = new HashMap<>();
        for (LogEntry entry : entries) {
            if (entry.body() instanceof SearchRecord search) {
                for (ListedOption option : search.options()) {
                    option.parts().forEach(part -> {
                        int place = search.offers().get(part.offer()).operator();
                        String operator = search.operators().get(place).operator();
                        listed.merge(operator, entry.momentMillis(), Math::min);
                    });
                }
            }
        }
        Map<String, Long> sold = new HashMap<>();
        for (SettledTrip trip : trips) {
            for (SettledLeg leg : trip.legs()) {
                sold.merge(leg.operator(), trip.searchedMillis(), Math::min);
            }
        }
        requireKnown(listed.keySet(), registeredMillis);
        requireKnown(sold.keySet(), registeredMillis);
        return new TreeMap<>(registeredMillis)
                .entrySet().stream()
                        .map(entry -> new ListingTime(
                                entry.getKey(),
                                entry.getValue(),
                                since(entry, listed.get(entry.getKey())),
                                since(entry, sold.get(entry.getKey()))))
                        .toList();
    }

    private static OptionalLong since(Map.Entry<String, Long> registered, @Nullable Long moment) {
        if (moment == null) {
            return OptionalLong.empty();
        }
        if (moment < registered.getValue()) {
            throw new AuditRefusal(RefusalCode.MARKET_VALUE, registered.getKey() + " before it was registered");
        }
        return OptionalLong.of(moment - registered.getValue());
    }

    private static void requireKnown(Collection<String> operators, Map<String, Long> registered) {
        for (String operator : operators) {
            if (!registered.containsKey(operator)) {
                throw new AuditRefusal(RefusalCode.MARKET_OPERATOR_UNKNOWN, "operator " + operator);
            }
        }
    }
}
