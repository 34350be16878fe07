package org.commonway.gateway.wallet;

/**
 * A new rider.
 *
 * @param riderId random, names nobody
 * @param token what the rider shows with each request; told this once, only its hash is kept
 */
public record SignedUp(String riderId, String token) {}
