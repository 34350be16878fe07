package org.commonway.planner.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.commonway.planner.vehicles.Fleet;

/** Changes vehicles at a steady rate, and twice a second, as the gateway does, shows a new snapshot to the searches. */
final class VehicleChanges {
    private static final int TICKS_A_SECOND = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final MovingFleet fleet;
    private final int perSecond;
    private final Consumer<Fleet> show;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Samples ticks = new Samples();
    private long changed;
    private long nanos;

    /** Changes so many a second; {@code show} takes a snapshot in. */
    VehicleChanges(MovingFleet fleet, int perSecond, Consumer<Fleet> show) {
        this.fleet = fleet;
        this.perSecond = perSecond;
        this.show = show;
    }

    /** Changes, in a thread of its own, for as long as this takes; {@code counts} says whether its figures are kept. */
    void during(boolean counts, Runnable searches) {
        Thread thread = new Thread(() -> run(counts), "vehicle-changes");
        thread.start();
        try {
            searches.run();
        } finally {
            thread.interrupt();
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(boolean counts) {
        long began = System.nanoTime();
        long due = began;
        long done = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            fleet.change(perSecond / TICKS_A_SECOND);
            show.accept(fleet.snapshot());
            done += perSecond / TICKS_A_SECOND;
            if (counts) {
                ticks.add(
                        (System.nanoTime() - wall) / NANOS_PER_MILLI,
                        (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI);
            }
            due += 1_000_000_000L / TICKS_A_SECOND;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
        if (counts) {
            changed += done;
            nanos += System.nanoTime() - began;
        }
    }

    /** How many a second were taken in, and what taking in a snapshot took; only when nothing changes. */
    ObjectNode toJson() {
        double achieved = nanos == 0 ? 0 : changed * NANOS_PER_SECOND / nanos;
        return ticks.toJson().put("asked", perSecond).put("achieved", Math.round(achieved));
    }
}
