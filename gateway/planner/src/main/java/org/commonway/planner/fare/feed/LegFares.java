package org.commonway.planner.fare.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonway.planner.fare.feed.AdultPrices.Purse;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;
import org.commonway.rules.money.Money;

/**
 * GTFS Fares v2. Each ride is given the products of its leg rules; changes are paid by the transfer rules, from the first
 * ride to the last. All is paid with one medium in one currency, and of what riders may choose from the cheapest counts.
 */
final class LegFares {
    /** More ways to pay than this are not tried; no rider would either. */
    private static final long MOST_WAYS = 20_000;

    private final Timetable timetable;
    private final List<FareLeg> legs;
    private final FaresV2 fares;
    private final TransferRules transfers;
    private final AdultPrices prices;

    /** All rides paid with one purse. */
    private record Paid(Purse purse, SharedOut shares) {
        long total() {
            return shares.total();
        }

        Money money(long amount) {
            return new Money(amount, purse.currency());
        }
    }

    LegFares(Timetable timetable, List<FareLeg> legs) {
        this.timetable = timetable;
        this.legs = legs;
        this.fares = timetable.fares().v2();
        this.transfers = new TransferRules(fares.transferRules());
        this.prices = new AdultPrices(fares);
    }

    /** In the first currency of the feed in which all rides can be paid. */
    FareAnswer price() {
        List<List<LegRule>> matching = matching();
        Optional<FareAnswer.Incomplete> gap = findGap(matching);
        if (gap.isPresent()) {
            return gap.get();
        }
        List<Paid> ways = ways(matching);
        return ways.stream()
                .filter(way -> way.purse().currency().equals(ways.get(0).purse().currency()))
                .min(Comparator.comparingLong(Paid::total))
                .<FareAnswer>map(LegFares::known)
                .orElseGet(() -> new FareAnswer.Incomplete(
                        "No one medium and currency of fare_products.txt pays all legs for an adult."));
    }

    /** In this currency. */
    FareReceipt receipt(Currency currency) {
        List<List<LegRule>> matching = matching();
        Optional<Paid> cheapest = findGap(matching).isPresent()
                ? Optional.empty()
                : ways(matching).stream()
                        .filter(way -> way.purse().currency().equals(currency))
                        .min(Comparator.comparingLong(Paid::total));
        return cheapest.map(way -> new FareReceipt(
                        known(way),
                        IntStream.range(0, legs.size())
                                .mapToObj(leg -> new FareReceipt.Share(
                                        way.money(way.shares().paid(leg)),
                                        way.shares().payer(leg)))
                                .toList()))
                .orElseGet(() -> FareOf.notPaidIn(currency, price()));
    }

    private static FareAnswer.Known known(Paid way) {
        return new FareAnswer.Known(way.money(way.total()), way.purse().mediumId());
    }

    private List<List<LegRule>> matching() {
        LegRules rules = new LegRules(timetable, fares);
        return legs.stream().map(rules::list).toList();
    }

    private Optional<FareAnswer.Incomplete> findGap(List<List<LegRule>> matching) {
        return IntStream.range(0, legs.size())
                .filter(leg -> matching.get(leg).isEmpty())
                .mapToObj(leg -> new FareAnswer.Incomplete("No rule of fare_leg_rules.txt is for leg " + (leg + 1)
                        + ", on route " + new LegRules(timetable, fares).route(legs.get(leg)) + "."))
                .findFirst();
    }

    /** The cheapest way to pay with each purse. */
    private List<Paid> ways(List<List<LegRule>> matching) {
        List<Paid> ways = new ArrayList<>();
        for (Purse purse : prices.purses()) {
            findCheapest(matching, purse).ifPresent(shares -> ways.add(new Paid(purse, shares)));
        }
        return ways;
    }

    private Optional<SharedOut> findCheapest(List<List<LegRule>> matching, Purse purse) {
        List<Map<String, Long>> options = new ArrayList<>();
        long ways = 1;
        for (List<LegRule> rules : matching) {
            Map<String, Long> byGroup = byGroup(rules, purse);
            ways *= byGroup.size();
            if (ways == 0 || ways > MOST_WAYS) {
                return Optional.empty();
            }
            options.add(byGroup);
        }
        return cheapest(options, purse, new ArrayList<>(), Optional.empty());
    }

    /** What a ride costs by each leg group that it may be paid in. */
    private Map<String, Long> byGroup(List<LegRule> rules, Purse purse) {
        Map<String, Long> byGroup = new LinkedHashMap<>();
        for (LegRule rule : rules) {
            long amount = prices.amount(rule.productId(), purse);
            if (amount != AdultPrices.NEVER) {
                byGroup.merge(rule.legGroupId(), amount, Math::min);
            }
        }
        return byGroup;
    }

    /** Tries every leg group for every leg; how a ride is paid decides what the changes after it cost. */
    private Optional<SharedOut> cheapest(
            List<Map<String, Long>> options, Purse purse, List<PaidLeg> chosen, Optional<SharedOut> bestSoFar) {
        int leg = chosen.size();
        if (leg == options.size()) {
            Optional<SharedOut> shares = transfers.shares(chosen, product -> prices.amount(product, purse));
            return shares.filter(found -> bestSoFar.isEmpty()
                            || found.total() < bestSoFar.get().total())
                    .or(() -> bestSoFar);
        }
        Optional<SharedOut> best = bestSoFar;
        for (Map.Entry<String, Long> option : options.get(leg).entrySet()) {
            FareLeg ride = legs.get(leg);
            chosen.add(new PaidLeg(
                    option.getKey(),
                    option.getValue(),
                    ride.departure().getEpochSecond(),
                    ride.arrival().getEpochSecond()));
            best = cheapest(options, purse, chosen, best);
            chosen.remove(leg);
        }
        return best;
    }
}
