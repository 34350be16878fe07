package org.commonway.audit.replay;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;

/** Says how many searches are replayed in a second of one processor, leaf hashes included; the argument is how many are made. */
final class ReplayRate {
    private ReplayRate() {}

    public static void main(String[] arguments) {
        SampleLog log = SampleLog.honest(new Random(1), 3, Integer.parseInt(arguments[0]) / 3);
        List<byte[]> entries =
                new ArrayList<>(log.entries.stream().map(LogEntry::bytes).toList());
        long bytes = entries.stream().mapToLong(entry -> entry.length).sum();
        long options = log.searches().stream()
                .mapToLong(place ->
                        ((SearchRecord) log.entries.get(place).body()).options().size())
                .sum();
        for (int round = 0; round < 5; round++) {
            long start = cpuNanos();
            Replay replay = new Replay(SampleLog.registry(), WitnessTimes.none(), index -> false, finding -> {
                throw new AssertionError(finding);
            });
            int hashes = 0;
            for (byte[] entry : entries) {
                hashes += Hash.ofLeaf(entry).hashCode() == 0 ? 1 : 0;
                replay.accept(entry);
            }
            double seconds = (cpuNanos() - start) / 1e9;
            Summary summary = replay.summary();
            System.out.printf(
                    "%d searches, %.1f options and %d bytes each, %d verified: %.2f CPU s, %.0f searches/CPU s%s%n",
                    summary.searches(),
                    (double) options / summary.searches(),
                    bytes / entries.size(),
                    summary.verified(),
                    seconds,
                    summary.searches() / seconds,
                    hashes > 0 ? "." : "");
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
