package org.commonway.launcher.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;

/**
 * Puts a load on the ledger. Riders' threads take the next booking, wait until it is meant to begin, make it, and wait
 * for its commit. When all are busy bookings begin late, and what that costs is counted with them.
 */
final class Load {
    private static final int PROGRESS_MILLIS = 5_000;

    private final Console console;
    private final LongSupplier nanoTime;

    /** Makes one booking and returns the number of the block in which it stands. */
    interface Booking {
        Commit make(int index);
    }

    /**
     * The limits of a load.
     *
     * @param seconds after so many no booking begins any more
     * @param inFlight how many may be in the making at once
     */
    record Limits(int seconds, int inFlight) {
        /** No end but that of the bookings. */
        static Limits inFlight(int inFlight) {
            return new Limits(Integer.MAX_VALUE, inFlight);
        }

        private long nanos() {
            return seconds * 1_000_000_000L;
        }
    }

    /**
     * What a load left.
     *
     * @param tally its bookings
     * @param wallNanos from its begin until the last answer
     */
    record Done(Tally tally, long wallNanos) {
        double bookingsPerSecond() {
            return tally.bookedCount() * 1e9 / wallNanos;
        }
    }

    Load(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    /**
     * Makes so many bookings.
     *
     * @param name for progress lines; none are shown if it is empty
     * @param limits when it ends, and how many may be in the making at once
     */
    Done run(String name, int count, Schedule schedule, Limits limits, Booking booking) {
        Tally tally = new Tally(count);
        AtomicInteger next = new AtomicInteger();
        long start = nanoTime.getAsLong();
        List<Thread> riders = new ArrayList<>();
        Ride ride = new Ride(tally, next, start, schedule, start + limits.nanos(), booking);
        for (int i = 0; i < Math.min(limits.inFlight(), count); i++) {
            Thread rider = new Thread(() -> make(ride), "rider-" + i);
            rider.setDaemon(true); // an interrupted bench must not hang on a call that waits
            rider.start();
            riders.add(rider);
        }
        await(name, riders, tally, start);
        return new Done(tally, nanoTime.getAsLong() - start);
    }

    /** What the riders of one load share. */
    private record Ride(
            Tally tally, AtomicInteger next, long start, Schedule schedule, long endNanos, Booking booking) {}

    private void make(Ride ride) {
        Tally tally = ride.tally();
        for (int index = ride.next().getAndIncrement();
                index < tally.size();
                index = ride.next().getAndIncrement()) {
            long due = ride.schedule().dueNanos(index, ride.start(), nanoTime.getAsLong());
            if (due - ride.endNanos() >= 0) {
                return;
            }
            for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
                LockSupport.parkNanos(left);
            }
            try {
                Commit commit = ride.booking().make(index);
                tally.booked(index, (nanoTime.getAsLong() - due) / 1e6, commit);
            } catch (LedgerRefusal refusal) {
                tally.failed(refusal.code());
            } catch (LedgerOutage outage) {
                tally.failed("OUTAGE_" + outage.step());
            } catch (RuntimeException fault) {
                tally.failed("FAULT " + fault);
            }
        }
    }

    private void await(String name, List<Thread> riders, Tally tally, long start) {
        try {
            long shown = start;
            int before = 0;
            for (Thread rider : riders) {
                while (rider.isAlive()) {
                    rider.join(PROGRESS_MILLIS / 10);
                    long now = nanoTime.getAsLong();
                    if (!name.isEmpty() && now - shown >= PROGRESS_MILLIS * 1_000_000L) {
                        int ended = tally.endedCount();
                        console.progress(String.format(
                                java.util.Locale.ROOT,
                                "  %s: %,d bookings after %.0f s, %.0f a second%s",
                                name,
                                ended,
                                (now - start) / 1e9,
                                (ended - before) * 1e9 / (now - shown),
                                failures(tally)));
                        shown = now;
                        before = ended;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The bench was interrupted.", interrupted);
        }
    }

    private static String failures(Tally tally) {
        int failed = tally.endedCount() - tally.bookedCount();
        return failed == 0 ? "" : ", " + failed + " failed: " + tally.conflicts() + " " + tally.failures();
    }
}
