package org.commonway.planner.timetable.gtfs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.rules.money.Money;

/** Prices in decimal, to whole minor units by ISO 4217. */
final class FareAmount {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

    private FareAmount() {}

    /** A price of Fares v1, a non-negative float: "1.4" is 140 cent; nothing may be lost in rounding. */
    static Optional<Money> findPrice(String text, String currencyCode) {
        return find(text, currencyCode, false).filter(money -> !money.isNegative());
    }

    /**
     * A GTFS currency amount: exactly as many decimals as the currency has. "2" for dollars is refused, since whoever
     * wrote it may have meant cent.
     */
    static Optional<Money> findAmount(String text, String currencyCode) {
        return find(text, currencyCode, true);
    }

    private static Optional<Money> find(String text, String currencyCode, boolean exactDecimals) {
        Optional<Currency> currency = findCurrency(currencyCode);
        if (currency.isEmpty() || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        int decimals = currency.get().getDefaultFractionDigits();
        BigDecimal amount = new BigDecimal(text);
        boolean fits = exactDecimals
                ? amount.scale() == decimals
                : amount.stripTrailingZeros().scale() <= decimals;
        return fits
                ? Optional.of(new Money(
                        amount.setScale(decimals, RoundingMode.UNNECESSARY)
                                .unscaledValue()
                                .longValueExact(),
                        currency.get()))
                : Optional.empty();
    }

    private static Optional<Currency> findCurrency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(currency);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
