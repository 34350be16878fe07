package org.commonway.gateway.wallet;

/**
 * A column of the book. Its balance is the sum of its postings; the sum over all accounts is zero, per currency.
 *
 * @param name unique, such as "rider:6f1c…"
 */
public record Account(String name) {

    /** Where opening balances come from; its balance is what riders were given, negative. */
    public static final Account OPENING_BALANCES = new Account("opening-balances");

    /** What ridden trips cost, and is owed on to operators, gateway and city. */
    public static final Account FARES = new Account("fares");

    /** What this rider can spend. */
    public static Account availableTo(String riderId) {
        return new Account("rider:" + riderId);
    }

    /** What is set aside for this rider's trips that are not over. */
    public static Account reservedFor(String riderId) {
        return new Account("reserved:" + riderId);
    }
}
