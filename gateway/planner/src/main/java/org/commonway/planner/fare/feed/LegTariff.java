package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.fare.feed.AdultPrices.Purse;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;
import org.commonway.planner.timetable.fare.FaresV2.TransferRule;
import org.commonway.planner.timetable.fare.FaresV2.TransferType;

/**
 * The products and rules of a feed (v2) in one currency. What a kind of ride costs is looked up once and kept, for all
 * searches.
 */
final class LegTariff implements FeedFare.ByRide {
    private final FaresV2 fares;
    private final LegRules rules;
    private final TransferRules transfers;
    private final AdultPrices prices;
    private final List<Purse> purses;
    private final boolean joins;
    private final Map<LegKind, List<Map<String, Integer>>> known = new ConcurrentHashMap<>();

    LegTariff(Timetable timetable, Currency currency) {
        this.fares = timetable.fares().v2();
        this.rules = new LegRules(timetable, fares);
        this.transfers = new TransferRules(fares.transferRules());
        this.prices = new AdultPrices(fares);
        this.purses = prices.purses().stream()
                .filter(purse -> purse.currency().equals(currency))
                .toList();
        this.joins = FareOf.joinsLegs(timetable);
    }

    @Override
    public RunningFare begin(LineStops line, Instant base) {
        return new LegCount(this, line, base);
    }

    /** How many purses riders may pay with in this currency. */
    int purses() {
        return purses.size();
    }

    /** What a product costs with the purse that pays least for it; {@link AdultPrices#NEVER} when none can. */
    long cheapest(String productId) {
        return purses.stream()
                .mapToLong(purse -> prices.amount(productId, purse))
                .min()
                .orElse(AdultPrices.NEVER);
    }

    /** The dearest product that can be had, minor units. */
    long most() {
        return fares.products().products().stream()
                .filter(product -> purses.stream()
                        .anyMatch(purse ->
                                purse.currency().equals(product.amount().currency())))
                .mapToLong(product -> Math.abs(product.amount().minorUnits()))
                .max()
                .orElse(0);
    }

    /** Whether rides may come to less than nothing: a fare below 0, or a discount of more than the fare it comes with. */
    boolean maySinkBelowNothing() {
        long leastFare = fares.legRules().stream()
                .mapToLong(rule -> cheapest(rule.productId()))
                .min()
                .orElse(0);
        return leastFare < 0
                || fares.transferRules().stream().anyMatch(change -> {
                    long least = change.productId().isEmpty() ? 0 : cheapest(change.productId());
                    return least < 0 && (change.type() != TransferType.BOTH_AND_TRANSFER || leastFare + least < 0);
                });
    }

    /** By purse: what a kind of ride costs by each leg group that it may be paid in. */
    List<Map<String, Integer>> options(LegKind kind) {
        List<Map<String, Integer>> found = known.get(kind);
        if (found == null) {
            List<LegRule> matching = rules.list(kind);
            found = purses.stream().map(purse -> byGroup(matching, purse)).toList();
            known.put(kind, found);
        }
        return found;
    }

    private Map<String, Integer> byGroup(List<LegRule> matching, Purse purse) {
        Map<String, Integer> byGroup = new LinkedHashMap<>();
        for (LegRule rule : matching) {
            long amount = prices.amount(rule.productId(), purse);
            if (amount != AdultPrices.NEVER) {
                byGroup.merge(rule.legGroupId(), Math.toIntExact(amount), Math::min);
            }
        }
        return byGroup;
    }

    LegRules rules() {
        return rules;
    }

    TransferRules transfers() {
        return transfers;
    }

    /** What the change by a rule costs with a purse; {@link AdultPrices#NEVER} when it cannot be had. */
    long change(TransferRule rule, int purse) {
        return TransferRules.amount(rule, product -> amount(product, purse));
    }

    long amount(String productId, int purse) {
        return prices.amount(productId, purses.get(purse));
    }

    /** Whether rides after the first have no price. */
    boolean joinsLegs() {
        return joins;
    }

    /** Whether the time of changes matters. */
    boolean isTimed() {
        return fares.transferRules().stream()
                .anyMatch(rule -> rule.limit().seconds().isPresent());
    }

    /** Whether a change may cost less than the ride before it did. */
    boolean replaces() {
        return fares.transferRules().stream().anyMatch(rule -> rule.type() == TransferType.TRANSFER_ONLY);
    }

    /** Of the rules that limit changes in a row the one that allows most: so many. */
    int mostCounted() {
        return fares.transferRules().stream()
                .mapToInt(rule -> rule.transferCount().orElse(0))
                .max()
                .orElse(0);
    }
}
