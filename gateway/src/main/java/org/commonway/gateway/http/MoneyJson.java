package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import org.commonway.rules.money.Money;

/**
 * An amount.
 *
 * @param minorUnits in the currency's minor units
 * @param currency ISO 4217
 * @param text for people, such as "4.35 EUR"
 */
@Serdeable
public record MoneyJson(long minorUnits, String currency, String text) {
    /** The amount as the API writes it. */
    public static MoneyJson of(Money money) {
        return new MoneyJson(money.minorUnits(), money.currency().getCurrencyCode(), money.toString());
    }
}
