package org.commonway.launcher.bench.ledger;

import java.util.List;
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
     * @param network each of the network's processes
     * @param client this process
     * @param batches how bookings shared transactions, and transactions blocks
     * @param diskBytes growth of the network's data
     */
    record Cost(List<Use> network, Use client, Batches batches, long diskBytes) {
        Cost {
            network = List.copyOf(network);
        }

        long networkCpuMillis() {
            return network.stream().mapToLong(Use::cpuMillis).sum();
        }

        long networkMemoryMebibytes() {
            return network.stream().mapToLong(Use::memoryMebibytes).sum();
        }
    }

    /**
     * What a process took.
     *
     * @param name the process
     * @param cpuMillis its CPU time
     * @param memoryMebibytes its resident memory at the end
     */
    record Use(String name, long cpuMillis, long memoryMebibytes) {}

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
        return perBooking(cost.networkCpuMillis() + cost.client().cpuMillis());
    }
}
