package org.commonway.planner.fare.feed;

import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.Product;

/** What adults pay for the products of fare_products.txt, by what they pay with. */
final class AdultPrices {
    /** Of a product that cannot be had. */
    static final long NEVER = Long.MAX_VALUE;

    private final List<Product> products;
    private final Set<String> adults = new HashSet<>(Set.of(""));

    /** What a whole trip is paid with: a medium, empty for any, and a currency. */
    record Purse(String mediumId, Currency currency) {}

    AdultPrices(FaresV2 fares) {
        this.products = fares.products().products();
        fares.products().categories().stream()
                .filter(FaresV2.RiderCategory::isDefault)
                .forEach(category -> adults.add(category.categoryId()));
    }

    /** All that rides can be paid with, in the order of the products. */
    Set<Purse> purses() {
        Set<Purse> purses = new LinkedHashSet<>();
        Set<String> media = new LinkedHashSet<>(Set.of(""));
        products.forEach(product -> media.add(product.mediumId()));
        for (Product product : products) {
            media.forEach(
                    medium -> purses.add(new Purse(medium, product.amount().currency())));
        }
        return purses;
    }

    /** What an adult pays for a product; {@link #NEVER} when it cannot be had so. */
    long amount(String productId, Purse purse) {
        long least = NEVER;
        for (Product product : products) {
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
