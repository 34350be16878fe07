package org.commonway.launcher.bench.ledger;

import java.util.Map;
import org.commonway.launcher.bench.Quantiles;

/**
 * What was measured of one load.
 *
 * @param ledgerBookings how many bookings the ledger held at its end
 * @param bookings how many it made
 * @param seconds from its begin until the last answer
 * @param latency from the moment a booking was meant to begin until its commit was known
 * @param conflicts how many were invalid because another was faster, by Fabric's validation code
 * @param failures how many were not booked for another reason, by code
 * @param cost what it took
 */
record Window(
        long ledgerBookings,
        int bookings,
        double seconds,
        Quantiles latency,
        Map<String, Integer> conflicts,
        Map<String, Integer> failures,
        Cost cost) {

    /**
     * What a load took.
     *
     * @param networkCpuMillis CPU time of the network's process
     * @param clientCpuMillis CPU time of this process
     * @param transactions Fabric transactions, each of one booking or several
     * @param blocks blocks written, each forced to disk once
     * @param diskBytes growth of the network's data folder
     * @param networkMemoryMebibytes resident memory of the network's process at the end
     * @param clientMemoryMebibytes resident memory of this process at the end
     */
    record Cost(
            long networkCpuMillis,
            long clientCpuMillis,
            int transactions,
            int blocks,
            long diskBytes,
            long networkMemoryMebibytes,
            long clientMemoryMebibytes) {}

    double bookingsPerSecond() {
        return bookings / seconds;
    }

    int conflictCount() {
        return conflicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int failureCount() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** An amount for each booking; 0 when there was none. */
    double perBooking(long amount) {
        return bookings == 0 ? 0 : (double) amount / bookings;
    }

    double cpuMillisPerBooking() {
        return perBooking(cost.networkCpuMillis() + cost.clientCpuMillis());
    }
}
