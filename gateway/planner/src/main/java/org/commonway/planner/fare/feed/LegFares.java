package org.commonway.planner.fare.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;
import org.commonway.planner.timetable.fare.FaresV2.Product;
import org.commonway.rules.money.Money;

/**
 * GTFS Fares v2. Each ride is given the products of its leg rules; changes are paid by the transfer rules, from the first
 * ride to the last. All is paid with one medium in one currency, and of what riders may choose from the cheapest counts.
 */
final class LegFares {
    /** More ways to pay than this are not tried; no rider would either. */
    private static final long MOST_WAYS = 20_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final Timetable timetable;
    private final List<FareLeg> legs;
    private final FaresV2 fares;
    private final TransferRules transfers;
    private final Set<String> adults = new HashSet<>(Set.of(""));

    /** What a whole trip is paid with. */
    private record Purse(String mediumId, java.util.Currency currency) {}

    LegFares(Timetable timetable, List<FareLeg> legs) {
        this.timetable = timetable;
        this.legs = legs;
        this.fares = timetable.fares().v2();
        this.transfers = new TransferRules(fares.transferRules());
        fares.products().categories().stream()
                .filter(FaresV2.RiderCategory::isDefault)
                .forEach(category -> adults.add(category.categoryId()));
    }

    FareAnswer price() {
        LegRules rules = new LegRules(timetable, fares);
        List<List<LegRule>> matching = new ArrayList<>();
        for (int leg = 0; leg < legs.size(); leg++) {
            matching.add(rules.list(legs.get(leg)));
            if (matching.get(leg).isEmpty()) {
                return new FareAnswer.Incomplete("No rule of fare_leg_rules.txt is for leg " + (leg + 1) + ", on route "
                        + rules.route(legs.get(leg)) + ".");
            }
        }
        return cheapest(matching)
                .<FareAnswer>map(known -> known)
                .orElseGet(() -> new FareAnswer.Incomplete(
                        "No one medium and currency of fare_products.txt pays all legs for an adult."));
    }

    /** By the cheapest medium, in the first currency of the feed in which all rides can be paid. */
    private Optional<FareAnswer.Known> cheapest(List<List<LegRule>> matching) {
        List<FareAnswer.Known> known = new ArrayList<>();
        for (Purse purse : purses()) {
            long price = price(matching, purse);
            if (price != NEVER) {
                known.add(new FareAnswer.Known(new Money(price, purse.currency()), purse.mediumId()));
            }
        }
        return known.stream()
                .filter(answer ->
                        answer.price().currency().equals(known.get(0).price().currency()))
                .min(Comparator.comparingLong(answer -> answer.price().minorUnits()));
    }

    private Set<Purse> purses() {
        Set<Purse> purses = new LinkedHashSet<>();
        Set<String> media = new LinkedHashSet<>(Set.of(""));
        fares.products().products().forEach(product -> media.add(product.mediumId()));
        for (Product product : fares.products().products()) {
            media.forEach(
                    medium -> purses.add(new Purse(medium, product.amount().currency())));
        }
        return purses;
    }

    private long price(List<List<LegRule>> matching, Purse purse) {
        List<Map<String, Long>> options = new ArrayList<>();
        long ways = 1;
        for (List<LegRule> rules : matching) {
            Map<String, Long> byGroup = new LinkedHashMap<>();
            for (LegRule rule : rules) {
                long amount = amount(rule.productId(), purse);
                if (amount != NEVER) {
                    byGroup.merge(rule.legGroupId(), amount, Math::min);
                }
            }
            ways *= byGroup.size();
            if (ways == 0 || ways > MOST_WAYS) {
                return NEVER;
            }
            options.add(byGroup);
        }
        return cheapest(options, purse, new ArrayList<>(), NEVER);
    }

    /** Tries every leg group for every leg; how a ride is paid decides what the changes after it cost. */
    private long cheapest(List<Map<String, Long>> options, Purse purse, List<PaidLeg> chosen, long bestSoFar) {
        int leg = chosen.size();
        if (leg == options.size()) {
            return Math.min(bestSoFar, transfers.total(chosen, product -> amount(product, purse)));
        }
        long best = bestSoFar;
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

    /** What an adult pays for a product; NEVER when it cannot be had so. */
    private long amount(String productId, Purse purse) {
        long least = NEVER;
        for (Product product : fares.products().products()) {
            if (product.productId().equals(productId)
                    && adults.contains(product.categoryId())
                    && (product.mediumId().isEmpty() || product.mediumId().equals(purse.mediumId()))
                    && product.amount().currency().equals(purse.currency())) {
                least = Math.min(least, product.amount().minorUnits());
            }
        }
        return least;
    }
}
