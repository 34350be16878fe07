package org.commonway.gateway.offers;

/**
 * How an operator's stream does.
 *
 * @param known whether a whole snapshot has come
 * @param detail one sentence on the last trouble; empty while all is well
 * @param leftOut vehicles and stations whose figures make no sense
 */
public record OfferState(boolean known, String detail, int leftOut) {}
