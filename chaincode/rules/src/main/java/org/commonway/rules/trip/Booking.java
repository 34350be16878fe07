package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import org.commonway.rules.caller.Gateway;

/**
 * Under what a trip was booked; never changes.
 *
 * @param gateway who booked it, and alone may change it
 * @param commissionBps what the gateway keeps, in basis points of what each leg is charged
 * @param riderKey the rider's one-time key for this trip
 * @param termsVersion the terms that were in force
 * @param atMillis the transaction's time, milliseconds since 1970-01-01T00:00:00Z
 */
public record Booking(Gateway gateway, int commissionBps, ECPublicKey riderKey, int termsVersion, long atMillis) {}
