package org.commonway.audit.market;

/**
 * One owner's part of a market.
 *
 * @param owner its id
 * @param amount legs, or minor units
 * @param shareBps of the whole in basis points, 0 to 10,000, to the nearest and a half up; so all together may come to a
 *     few more or less than 10,000
 */
public record OwnerShare(String owner, long amount, int shareBps) {}
