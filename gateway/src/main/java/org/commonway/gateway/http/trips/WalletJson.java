package org.commonway.gateway.http.trips;

import io.micronaut.serde.annotation.Serdeable;
import org.commonway.gateway.http.MoneyJson;
import org.commonway.gateway.wallet.Balance;

/**
 * A rider's money.
 *
 * @param available can be spent
 * @param reserved set aside for trips that are being booked
 */
@Serdeable
public record WalletJson(MoneyJson available, MoneyJson reserved) {

    static WalletJson of(Balance balance) {
        return new WalletJson(MoneyJson.of(balance.available()), MoneyJson.of(balance.reserved()));
    }
}
