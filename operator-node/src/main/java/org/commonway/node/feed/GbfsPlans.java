package org.commonway.node.feed;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.rules.money.Money;

/** system_pricing_plans.json: the plans of a start price and a price for each minute from the first minute on. */
final class GbfsPlans {
    private final Optional<PricingPlan> fallback;

    GbfsPlans(Optional<PricingPlan> fallback) {
        this.fallback = fallback;
    }

    /** The plans by id, in the order of the feed; the fallback last. */
    Map<String, PricingPlan> read(List<JsonObject> entries, SkippedEntries skipped) {
        Map<String, PricingPlan> plans = new LinkedHashMap<>();
        for (JsonObject entry : entries) {
            plan(entry)
                    .ifPresentOrElse(
                            plan -> plans.put(plan.planId(), plan),
                            () -> skipped.count("pricing plan that is not start price and price per minute"));
        }
        fallback.ifPresent(plan -> plans.putIfAbsent(plan.planId(), plan));
        return plans;
    }

    private static Optional<PricingPlan> plan(JsonObject entry) {
        Optional<String> id = Json.findText(entry, "plan_id");
        Optional<Currency> currency = Json.findText(entry, "currency").flatMap(GbfsPlans::currency);
        boolean byDistance = !Json.listObjects(entry, "per_km_pricing").isEmpty();
        if (id.isEmpty() || currency.isEmpty() || byDistance) {
            return Optional.empty();
        }
        Money start = amount(Json.findNumber(entry, "price").orElse(BigDecimal.ZERO), currency.get());
        return perMinute(Json.listObjects(entry, "per_min_pricing"))
                .map(rate -> new PricingPlan(id.get(), start, amount(rate, currency.get())));
    }

    /** The price of a minute of the first segment; empty when there are more segments than the network can say. */
    private static Optional<BigDecimal> perMinute(List<JsonObject> segments) {
        if (segments.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        JsonObject first = segments.get(0);
        BigDecimal minutes = Json.findNumber(first, "interval").orElse(BigDecimal.ZERO);
        boolean fromStart = Json.getInt(first, "start", 0) == 0;
        if (segments.size() > 1 || !fromStart) {
            return Optional.empty();
        }
        return minutes.signum() > 0
                ? Json.findNumber(first, "rate").map(rate -> rate.divide(minutes, 6, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Money.of(0, code).currency());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Money amount(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }
}
