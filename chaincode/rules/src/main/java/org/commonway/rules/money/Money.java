package org.commonway.rules.money;

import java.util.Currency;

/**
 * An amount of one currency in its minor units (cent for EUR, yen for JPY, fils for KWD), by ISO 4217.
 *
 * @param minorUnits the amount, any sign
 * @param currency an ISO 4217 code with a known number of decimals
 */
public record Money(long minorUnits, Currency currency) {

    /** Refuses currencies that have no minor unit, such as gold (XAU). */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency + " has no minor unit");
        }
    }

    /** The amount of {@code minorUnits} in the currency with this ISO 4217 code. */
    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, Currency.getInstance(currencyCode));
    }

    /** The amount with the other sign; throws ArithmeticException on overflow. */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** Whether it is 0. */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Whether it is below 0. */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** Whether it is more than the other; throws IllegalArgumentException on another currency. */
    public boolean isMoreThan(Money other) {
        return minorUnits > sameCurrency(other).minorUnits;
    }

    /** Nothing, in the currency of this amount. */
    public Money zero() {
        return new Money(0, currency);
    }

    /** The sum; throws ArithmeticException on overflow and IllegalArgumentException on another currency. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** The difference; throws as {@link #plus}. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    /** For people: "12.50 EUR", with as many decimals as the currency has. */
    @Override
    public String toString() {
        return java.math.BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                        .toPlainString()
                + " " + currency.getCurrencyCode();
    }
}
