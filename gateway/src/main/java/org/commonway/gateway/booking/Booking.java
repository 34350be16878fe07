package org.commonway.gateway.booking;

/**
 * An entry of the journal.
 *
 * @param intent what was asked for; never changes
 * @param state how far it has come
 * @param version how many transitions it has behind it; guards against two writers
 */
public record Booking(Intent intent, TripState state, int version) {}
