package org.commonway.launcher.bench.ledger;

/**
 * What a ledger bench does.
 *
 * @param seconds how long the measured load lasts
 * @param schedule how many bookings a second it makes
 * @param warmUpSeconds how long the same load runs before it is measured
 * @param inFlight how many bookings may be in the making at once
 * @param connections how many connections to the ledger they share
 * @param alone whether each booking has a transaction of its own, where they would share some under load
 * @param loneBookings how many bookings are made one after the other at the end
 */
public record BenchPlan(
        int seconds,
        Schedule schedule,
        int warmUpSeconds,
        int inFlight,
        int connections,
        boolean alone,
        int loneBookings) {

    /** Refuses what cannot be run. */
    public BenchPlan {
        if (seconds < 1 || warmUpSeconds < 0 || inFlight < 1 || connections < 1 || loneBookings < 0) {
            throw new IllegalArgumentException("a bench runs at least a second, with at least one booking at once");
        }
    }
}
