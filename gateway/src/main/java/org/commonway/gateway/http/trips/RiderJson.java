package org.commonway.gateway.http.trips;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A new rider.
 *
 * @param riderId random
 * @param token to be sent as Authorization: Bearer; told this once only
 * @param wallet with the opening balance
 */
@Serdeable
public record RiderJson(String riderId, String token, WalletJson wallet) {}
